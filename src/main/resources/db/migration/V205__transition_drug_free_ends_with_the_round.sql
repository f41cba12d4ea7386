-- A case that is opened again begins its new round without the date of the one before.
alter table drug_free_since drop constraint drug_free_since_ended_why_check,
  add check (ended_why in ('relapse', 'corrected', 'reopened'));
