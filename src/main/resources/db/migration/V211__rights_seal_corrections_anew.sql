-- A corrected number may lie under another key. That it lies sealed is what the table checks; where
-- nothing stood, nothing comes to stand.
create function seal_corrections_anew(corrections bigint[], old_values text[], new_values text[])
  returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  changed int;
begin
  update kedjan.correction c set old_value = s.before, new_value = s.becomes
  from unnest(corrections, old_values, new_values) as s (id, before, becomes)
  where c.id = s.id and c.submission_id is null and c.what = 'identityNumber'
    and (c.old_value is null) = (s.before is null) and (c.new_value is null) = (s.becomes is null);
  get diagnostics changed = row_count;
  return changed;
end $$;
revoke execute on function seal_corrections_anew(bigint[], text[], text[]) from public;
grant execute on function seal_corrections_anew(bigint[], text[], text[]) to ${app};
