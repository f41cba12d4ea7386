-- The party that called a meeting may call it off until it is documented.
alter table multi_party_meeting
  add column called_off_at  timestamptz,
  add column called_off_by  text,
  add column called_off_why text,
  add check ((called_off_at is null) = (called_off_by is null) and (called_off_at is null) = (called_off_why is null)),
  add check (called_off_at is null or documented_at is null);
