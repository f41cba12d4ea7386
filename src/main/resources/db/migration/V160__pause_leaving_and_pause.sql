-- Why somebody is about to leave Corner for a while or for good, and who decides on it then. Care,
-- LVM and prison stand here as one word and nowhere else: no free text, no detail.
create table leaving (
  id          bigint generated always as identity primary key,
  case_id     text        not null,
  kind        text        not null check (kind in ('pause', 'ending')),
  reason      text        not null check (reason in
    ('absence', 'relapse', 'ownChoice', 'care', 'lvm', 'prison', 'illness', 'conflict', 'moved', 'declines',
     'agreementEnded', 'consentMissing', 'otherSupport', 'deceased')),
  -- Absent until the owner's table has been asked.
  decided_by  text check (decided_by in ('SOF', 'CORNER')),
  recorded_at timestamptz not null,
  recorded_by text        not null
);
create index leaving_case on leaving (case_id, id desc);

-- Away from Corner for a while, with the place kept or free for somebody else.
create table pause (
  id         bigint generated always as identity primary key,
  case_id    text        not null,
  reason     text        not null,
  decided_by text        not null check (decided_by in ('SOF', 'CORNER')),
  began_on   date        not null,
  until_day  date        not null check (until_day >= began_on),
  place_kept boolean     not null,
  -- Past this day SOF is asked to think of closing.
  longest_to date        not null,
  ended_on   date check (ended_on >= began_on),
  ended_how  text check (ended_how in ('returned', 'closed')),
  began_at   timestamptz not null,
  began_by   text        not null,
  check ((ended_on is null) = (ended_how is null))
);
create index pause_case on pause (case_id, id desc);
create unique index pause_one_at_a_time on pause (case_id) where ended_on is null;

alter table participation_event drop constraint participation_event_participation_check,
  add check (participation in ('relapse', 'ready', 'pause', 'discharge'));

-- Contact is kept in every pause, whatever the reason.
alter table relapse_contact rename to pause_contact;
alter index relapse_contact_case rename to pause_contact_case;

-- Who left after a relapse before there were pauses is on one: until SOF settles it.
insert into pause (case_id, reason, decided_by, began_on, until_day, place_kept, longest_to, began_at, began_by)
select t.case_id, 'relapse', 'CORNER', t.talk_on, t.talk_on + interval '6 months', false,
  t.talk_on + interval '6 months', t.recorded_at, t.recorded_by
from individual_talk t
join case_file f on f.number = t.case_id and f.closed_on is null
where t.id = (select max(l.id) from individual_talk l where l.case_id = t.case_id) and t.after_talk = 'leaves'
  and not exists (select 1 from place_allocation a where a.case_id = t.case_id and a.released_at is null)
  and coalesce((select c.contact from pause_contact c where c.case_id = t.case_id order by c.id desc limit 1), 'continues') = 'continues';
