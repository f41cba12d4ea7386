-- The body of a function in SQL is planned anew by every call; these are asked at every step, and
-- the planning took more than all the rest of a step's questions. In PL/pgSQL it is planned once a
-- connection. What the functions answer is as before.
create or replace function works_for(staff text, for_party text, on_day date) returns boolean language plpgsql stable as $$
begin
  return exists (
    select 1 from kedjan.staff_membership m join kedjan.unit u on u.id = m.unit_id
    where m.staff_id = staff and u.party = for_party
      and m.valid_from <= on_day and (m.valid_to is null or m.valid_to >= on_day));
end $$;
create or replace function kept_from(staff text, of_case text) returns boolean language plpgsql stable as $$
begin
  return of_case in (select c from kedjan.cases_kept_from(staff) c);
end $$;
create or replace function is_protected(of_case text) returns boolean language plpgsql stable as $$
begin
  return exists (select 1 from kedjan.protected_identity p where p.case_id = of_case and p.ended_on is null);
end $$;
