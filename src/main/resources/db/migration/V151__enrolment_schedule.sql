-- A schedule may be «någon gång i veckan» with hours a week, and it changes: what was planned for a
-- week that has passed stays as it was.
alter table enrolment alter column weekdays drop not null, alter column hours_per_day drop not null,
  add column hours_per_week int check (hours_per_week between 1 and 40),
  add check ((weekdays is null) = (hours_per_day is null)),
  add check ((weekdays is null) = (hours_per_week is not null));

create table schedule (
  id             bigint generated always as identity primary key,
  case_id        text not null,
  weekdays       text[] check (weekdays <@ array['mon', 'tue', 'wed', 'thu', 'fri'] and cardinality(weekdays) > 0),
  hours_per_day  int check (hours_per_day between 1 and 8),
  hours_per_week int check (hours_per_week between 1 and 40),
  valid_from     date not null,
  valid_to       date check (valid_to >= valid_from),
  check ((weekdays is null) = (hours_per_day is null)),
  check ((weekdays is null) = (hours_per_week is not null)),
  exclude using gist (case_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index schedule_case on schedule (case_id);

insert into schedule (case_id, weekdays, hours_per_day, valid_from, valid_to)
select case_id, weekdays, hours_per_day, enrolled_on, lead(enrolled_on) over (partition by case_id order by enrolled_on) - 1
from (select distinct on (case_id, enrolled_on) * from enrolment order by case_id, enrolled_on, id desc) latest;
