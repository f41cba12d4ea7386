-- What the participant said at the end about being followed up; the latest row says what holds.
create table after_care_consent (
  id           bigint generated always as identity primary key,
  case_id      text        not null,
  given        boolean     not null,
  until        date,
  tells_corner boolean     not null,
  tells_amf    boolean     not null,
  asked_at     timestamptz not null,
  asked_by     text        not null,
  ended_on     date,
  ended_by     text,
  ended_why    text check (ended_why in ('withdrawn', 'notPossible')),
  check (given = (until is not null)),
  check (given or not (tells_corner or tells_amf)),
  check (num_nonnulls(ended_on, ended_by, ended_why) in (0, 3))
);
create index after_care_consent_case on after_care_consent (case_id, id desc);

-- Work, sobriety and housing at 3, 6 and 12 months, where the person was reached and answered.
create table after_care_check (
  id          bigint generated always as identity primary key,
  case_id     text        not null,
  party       text        not null check (party in ('SOF', 'AMF')),
  checked_on  date        not null,
  reached     boolean     not null,
  work        text check (work in ('openWork', 'subsidisedWork', 'workTraining', 'internship', 'studies', 'otherSupport', 'none', 'noAnswer')),
  sobriety    text check (sobriety in ('drugFree', 'moreSober', 'asBefore', 'noAnswer')),
  housing     text check (housing in ('stable', 'temporary', 'none', 'noAnswer')),
  note        text,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  check (reached = (num_nonnulls(work, sobriety, housing) = 3)),
  check (reached or num_nonnulls(work, sobriety, housing) = 0)
);
create index after_care_check_case on after_care_check (case_id);
