-- How the participant rates their own situation: 0 is worst and 10 is best on every scale, so
-- loneliness 10 is not lonely at all. A skipped question is null; a refusal is a row with its reason.
create table self_assessment (
  id                   bigint generated always as identity primary key,
  case_id              text not null,
  kind                 text not null check (kind in ('BASELINE')),
  on_day               date not null,
  done                 boolean not null,
  declined_reason      text,
  motivation           int check (motivation between 0 and 10),
  self_esteem          int check (self_esteem between 0 and 10),
  physical_health      int check (physical_health between 0 and 10),
  mental_health        int check (mental_health between 0 and 10),
  loneliness           int check (loneliness between 0 and 10),
  housing              int check (housing between 0 and 10),
  economy              int check (economy between 0 and 10),
  network              int check (network between 0 and 10),
  sober_days           int check (sober_days between 0 and 30),
  sober_hours_per_week int check (sober_hours_per_week between 0 and 168),
  check (done = (declined_reason is null)),
  check (done = (num_nonnulls(motivation, self_esteem, physical_health, mental_health, loneliness, housing, economy, network, sober_days, sober_hours_per_week) > 0))
);
create index self_assessment_case on self_assessment (case_id, id desc);
