-- Somebody else has a case for a party, or nobody until the head has said who; and why.
create table staff_change (
  id          bigint generated always as identity primary key,
  case_id     text        not null,
  party       text        not null check (party in ('SOF', 'CORNER', 'AMF')),
  from_staff  text        references staff,
  to_staff    text        references staff,
  reason      text,
  recorded_at timestamptz not null,
  recorded_by text        not null
);
create index staff_change_case on staff_change (case_id);

-- What a handing over of many cases, and a change of a unit, go by in the engine.
create sequence handover_of_cases;
create sequence unit_change;
