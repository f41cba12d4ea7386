-- The identity number may be put right too: what stood there and what stands there now lie sealed.
alter table correction
  drop constraint correction_check,
  add constraint correction_of_what check (
    submission_id is not null
    or what in ('givenName', 'familyName', 'age', 'sex', 'phone', 'identityKind', 'identityNumber')),
  add constraint correction_number_sealed check (
    submission_id is not null or what <> 'identityNumber'
    or coalesce(old_value, 'sealed:') like 'sealed:%' and coalesce(new_value, 'sealed:') like 'sealed:%');
