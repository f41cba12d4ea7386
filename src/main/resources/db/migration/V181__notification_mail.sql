-- The day's mails are written once, on whichever node.
create table digest_day (
  day date primary key,
  at  timestamptz not null
);

-- Mail to staff: who gets it and what becomes of it. What it is about stands in its lines, by case
-- number alone; the text is made when it is sent and kept nowhere.
create table mail (
  id         bigint generated always as identity primary key,
  staff_id   text        not null references staff,
  kind       text        not null check (kind in ('digest', 'alert')),
  -- The day of a digest, the number of an alert.
  about      text        not null,
  -- The same for every try, so that a repeat is recognised.
  message_id text        not null unique,
  status     text        not null default 'waiting' check (status in ('waiting', 'sent', 'dropped')),
  attempts   int         not null default 0 check (attempts >= 0),
  written_at timestamptz not null,
  settled_at timestamptz,
  check ((status = 'waiting') = (settled_at is null)),
  unique (staff_id, kind, about)
);
create index mail_settled on mail (settled_at) where settled_at is not null;

create table mail_line (
  id        bigint generated always as identity primary key,
  mail_id   bigint not null references mail on delete cascade,
  section   text   not null check (section in ('new', 'soon', 'late', 'escalated', 'alert')),
  case_id   text,
  task_id   text,
  -- Only of a step that is about no case.
  step_name text,
  check ((case_id is null) <> (step_name is null))
);
create index mail_line_mail on mail_line (mail_id);
create index mail_line_case on mail_line (case_id);

-- Something that a party must know at once and confirms that it does.
create table alert (
  id           bigint generated always as identity primary key,
  case_id      text        not null,
  party        text        not null check (party in ('SOF', 'CORNER', 'AMF')),
  kind         text        not null check (kind in ('left', 'accessEnded')),
  -- Who told whom, where access ended.
  from_party   text,
  to_party     text,
  at           timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by text references staff,
  check ((confirmed_at is null) = (confirmed_by is null)),
  check ((kind = 'accessEnded') = (from_party is not null and to_party is not null))
);
create index alert_case on alert (case_id);

-- Nothing is sent about this case any more: the participant has died.
create table silent_case (
  case_id text primary key,
  since   date not null
);

-- Whether the step lies with the member of staff as deputy. The engine's tables come after ours in an
-- empty database, so the body is read when it is asked.
create function stands_in(staff text, task text) returns boolean language plpgsql stable as $$
begin
  return exists (
    select 1 from motor.act_ru_identitylink d
    where d.task_id_ = task and d.type_ = 'candidate' and d.user_id_ = staff);
end $$;
