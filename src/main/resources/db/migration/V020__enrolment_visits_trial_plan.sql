-- From the study visit to the discharge. A step may come again in the same case: every round is a
-- row of its own, and the latest row says what holds.
create table study_visit (
  id                bigint generated always as identity primary key,
  case_id           text not null,
  state             text not null check (state in ('BOOKED', 'REPLACED', 'CONFIRMED', 'ANOTHER_DAY_PROPOSED', 'CARRIED_OUT', 'NO_SHOW')),
  visit_on          date not null,
  visit_time        time not null,
  escort            text not null,
  needs             text,
  supervisor        text,
  proposed_on       date,
  host_note         text,
  visited_on        date,
  honesty_explained boolean,
  wish              text check (wish in ('wants', 'undecided', 'declines')),
  visit_note        text,
  decision          text check (decision in ('wants', 'declines')),
  decided_on        date,
  version           bigint not null,
  check ((state = 'ANOTHER_DAY_PROPOSED') = (proposed_on is not null)),
  check ((state = 'CARRIED_OUT') = (visited_on is not null)),
  check ((visited_on is null) = (wish is null)),
  check ((visited_on is null) = (honesty_explained is null)),
  check ((decision is null) = (decided_on is null)),
  check (decision is null or wish = 'undecided')
);
create index study_visit_case on study_visit (case_id, id desc);
create unique index study_visit_one_ahead on study_visit (case_id) where state in ('BOOKED', 'CONFIRMED');

-- One row per report: a trial that is extended is reported again.
create table trial_report (
  id            bigint generated always as identity primary key,
  case_id       text not null,
  on_day        date not null,
  outcome       text not null check (outcome in ('continues', 'extended', 'declines')),
  ended_on      date,
  days_attended int  not null check (days_attended between 0 and 100),
  note          text,
  check ((outcome = 'extended') = (ended_on is null))
);
create index trial_report_case on trial_report (case_id, id desc);

create table enrolment_opinion (
  id           bigint generated always as identity primary key,
  case_id      text not null,
  on_day       date not null,
  opinion      text not null check (opinion in ('for', 'against', 'neither')),
  comment_text text
);
create index enrolment_opinion_case on enrolment_opinion (case_id, id desc);

create table enrolment_decision (
  id         bigint generated always as identity primary key,
  case_id    text not null,
  on_day     date not null,
  enrolled   boolean not null,
  reason     text,
  supervisor text,
  check (enrolled = (reason is null)),
  check (enrolled = (supervisor is not null))
);
create index enrolment_decision_case on enrolment_decision (case_id, id desc);

-- The individual plan and the schedule (S1 «en individuell plan och ett schema»).
create table enrolment (
  id            bigint generated always as identity primary key,
  case_id       text not null,
  enrolled_on   date not null,
  tasks         text not null,
  goals         text not null,
  phase         text not null check (phase in ('soberHours', 'workReady')),
  weekdays      text[] not null check (weekdays <@ array['mon', 'tue', 'wed', 'thu', 'fri'] and cardinality(weekdays) > 0),
  hours_per_day int  not null check (hours_per_day between 1 and 8),
  part_of_day   text not null check (part_of_day in ('morning', 'afternoon', 'varies'))
);
create index enrolment_case on enrolment (case_id, id desc);

create table rehabilitation_plan (
  id                 bigint generated always as identity primary key,
  case_id            text not null,
  on_day             date not null,
  goals              text not null,
  support_measures   text not null,
  review_on          date not null,
  lifecare_reference text check (lifecare_reference ~ '^[A-Za-z0-9-]*$')
);
create index rehabilitation_plan_case on rehabilitation_plan (case_id, id desc);

create table guide_confirmation (
  id               bigint generated always as identity primary key,
  case_id          text not null,
  on_day           date not null,
  guide            text not null,
  first_meeting_on date,
  note             text
);
create index guide_confirmation_case on guide_confirmation (case_id, id desc);

-- What a party confirmed is who answered for what on that day, so it stands beside the answer.
create table responsibility_confirmation (
  id                bigint generated always as identity primary key,
  case_id           text not null,
  on_day            date not null,
  party             text not null check (party in ('SOF', 'CORNER', 'AMF')),
  confirmed_by      text not null,
  accountable_party text not null check (accountable_party in ('SOF', 'CORNER', 'AMF')),
  sof_staff         text,
  corner_staff      text,
  amf_staff         text,
  note              text
);
create index responsibility_confirmation_case on responsibility_confirmation (case_id, id desc);

create table discharge (
  id            bigint generated always as identity primary key,
  case_id       text not null,
  discharged_on date not null,
  outcome       text not null check (outcome in ('absence', 'ownChoice', 'relapse', 'moved', 'deceased', 'consentMissing', 'agreementEnded', 'otherSupport')),
  sof_told      boolean not null,
  reason        text,
  check (sof_told or outcome = 'deceased'),
  check ((outcome = 'deceased') = (reason is null))
);
create index discharge_case on discharge (case_id, id desc);
