-- One row per attempt to move on; a case may have several, one at a time.
create table transition (
  id              bigint generated always as identity primary key,
  case_id         text   not null,
  raised_on       date   not null,
  raised_by       text   not null,
  raised_by_party text check (raised_by_party in ('SOF', 'CORNER', 'AMF')),
  raised_reason   text,
  state           text   not null check (state in
    ('RAISED', 'NOT_READY', 'READY', 'PLANNED', 'NOT_OFFERED', 'OFFERED', 'REFUSED', 'STARTED', 'RECONCILED', 'FINISHED', 'ABANDONED')),
  version         bigint not null
);
create index transition_case on transition (case_id);
create unique index transition_one_under_way on transition (case_id)
  where state in ('RAISED', 'READY', 'PLANNED', 'OFFERED', 'STARTED', 'RECONCILED');

create table transition_opinion (
  id            bigint generated always as identity primary key,
  transition_id bigint      not null references transition,
  case_id       text        not null,
  moment        text        not null check (moment in ('READINESS', 'TRANSITION')),
  party         text        not null check (party in ('SOF', 'CORNER')),
  opinion       text        not null,
  comment       text,
  recorded_at   timestamptz not null,
  recorded_by   text        not null,
  check (case moment when 'READINESS' then opinion in ('ready', 'notYet')
                     else opinion in ('works', 'doubtful', 'backToCorner') end)
);
create index transition_opinion_transition on transition_opinion (transition_id);
create index transition_opinion_case on transition_opinion (case_id);

-- Six months drug-free is a guideline (S0): what the date says stands beside what the guide says.
create table readiness_assessment (
  id                    bigint generated always as identity primary key,
  transition_id         bigint      not null references transition,
  case_id               text        not null,
  ready                 boolean     not null,
  drug_free_since       date,
  drug_free_basis       text check (drug_free_basis in ('selfReported', 'sofAssessment', 'other')),
  guideline_met_by_date boolean,
  guideline_met         boolean,
  deviation_reason      text,
  work_capacity         text check (work_capacity in ('full', 'partial')),
  job_matcher           boolean,
  note                  text,
  recorded_at           timestamptz not null,
  recorded_by           text        not null,
  check (not ready or guideline_met or deviation_reason is not null)
);
create index readiness_assessment_case on readiness_assessment (case_id);

create table transition_plan (
  id            bigint generated always as identity primary key,
  transition_id bigint      not null references transition,
  case_id       text        not null,
  kind          text        not null check (kind in
    ('workTraining', 'internship', 'studies', 'subsidisedWork', 'openWork', 'employedInActivity', 'otherSupport')),
  planned_start date        not null,
  plan          text        not null,
  recorded_at   timestamptz not null,
  recorded_by   text        not null
);
create index transition_plan_case on transition_plan (case_id);

-- What each party answered about the handover; who is accountable stands in the intervals.
create table transition_answer (
  id            bigint generated always as identity primary key,
  transition_id bigint      not null references transition,
  case_id       text        not null,
  question      text        not null check (question in ('OFFERED', 'TAKEN_BY_AMF', 'TAKEN_BACK')),
  yes           boolean     not null,
  reason        text,
  recorded_at   timestamptz not null,
  recorded_by   text        not null,
  check (yes or reason is not null)
);
create index transition_answer_case on transition_answer (case_id);

create table work_training (
  id               bigint generated always as identity primary key,
  transition_id    bigint      not null references transition,
  case_id          text        not null,
  started_on       date        not null,
  hours_per_week   integer     not null check (hours_per_week between 1 and 40),
  workplace        text        not null,
  place_kept_until date        not null,
  recorded_at      timestamptz not null,
  recorded_by      text        not null
);
create index work_training_case on work_training (case_id);

create table work_training_check (
  id            bigint generated always as identity primary key,
  transition_id bigint      not null references transition,
  case_id       text        not null,
  state         text        not null check (state in ('goesOn', 'difficult', 'brokenOff')),
  checked_on    date        not null,
  note          text,
  recorded_at   timestamptz not null,
  recorded_by   text        not null
);
create index work_training_check_case on work_training_check (case_id);

create table transition_reconciliation (
  id                 bigint generated always as identity primary key,
  transition_id      bigint      not null references transition,
  case_id            text        not null,
  reconciled_on      date        not null,
  transition_outcome text        not null check (transition_outcome in ('onward', 'backToCorner')),
  outcome            text check (outcome in
    ('workTraining', 'internship', 'studies', 'subsidisedWork', 'openWork', 'employedInActivity', 'otherSupport',
     'relapse', 'ownChoice', 'moved', 'deceased')),
  note               text,
  recorded_at        timestamptz not null,
  recorded_by        text        not null,
  check ((transition_outcome = 'onward') = (outcome is not null))
);
create index transition_reconciliation_case on transition_reconciliation (case_id);
