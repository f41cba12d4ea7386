-- What was submitted stays as it was submitted; what lies sealed in it may lie under another key. The
-- role that runs has no right to change a submission but through here: sealed for sealed.
create function seal_submissions_anew(submissions bigint[], keys text[], old_texts text[], new_texts text[])
  returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  sealed constant text := '^sealed:[0-9a-f]+:[A-Za-z0-9+/]+=*$';
  t record;
  changed int := 0;
begin
  for t in
    select format('"%s":"%s"', s.key, s.was) as was, format('"%s":"%s"', s.key, s.becomes) as becomes,
      s.submission, s.was ~ sealed and s.becomes ~ sealed as are_sealed
    from unnest(submissions, keys, old_texts, new_texts) as s (submission, key, was, becomes)
  loop
    if t.are_sealed is not true then
      raise exception 'only what lies sealed is sealed anew' using errcode = 'integrity_constraint_violation';
    end if;
    update kedjan.submission set payload = replace(payload, t.was, t.becomes)
    where id = t.submission and strpos(payload, t.was) > 0;
    if found then
      changed := changed + 1;
    end if;
  end loop;
  return changed;
end $$;
revoke execute on function seal_submissions_anew(bigint[], text[], text[], text[]) from public;
grant execute on function seal_submissions_anew(bigint[], text[], text[], text[]) to ${app};
