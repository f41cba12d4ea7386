-- One chain per case, one more for acts without a case. A row holds metadata and a keyed hash of
-- the salted payload; payload and salt can go without breaking the chain.
create table responsibility_log (
  id           bigint generated always as identity primary key,
  chain        text        not null,
  seq          bigint      not null check (seq > 0),
  at           timestamptz not null,
  actor        text        not null,
  party        text,
  unit         text,
  on_behalf_of text,
  act          text        not null,
  step         text,
  task_id      text,
  detail       text,
  payload_hash bytea,
  previous_mac bytea       not null,
  mac          bytea       not null,
  unique (chain, seq)
);
create index responsibility_log_at on responsibility_log (at);

create table log_payload (
  log_id  bigint primary key references responsibility_log,
  salt    bytea not null,
  payload text  not null
);

-- The anchor of each chain: how long it is and how it ends, under the key.
create table log_head (
  chain    text primary key,
  length   bigint not null check (length >= 0),
  mac      bytea  not null,
  head_mac bytea  not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'kedjan.% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger append_only before update or delete or truncate on responsibility_log
  for each statement execute function refuse_change();
create trigger append_only before update or truncate on log_payload
  for each statement execute function refuse_change();
create trigger heads_stay before delete or truncate on log_head
  for each statement execute function refuse_change();

create function head_grows_by_one() returns trigger language plpgsql as $$
begin
  if new.chain <> old.chain or new.length <> old.length + 1 then
    raise exception 'kedjan.log_head may only grow by one' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger head_grows before update on log_head for each row execute function head_grows_by_one();

revoke update, delete, truncate on responsibility_log, log_payload from ${app};
revoke delete, truncate on log_head from ${app};

-- Exactly one party is accountable for an open case at every instant.
create table accountability (
  id        bigint generated always as identity primary key,
  case_id   text        not null,
  party     text        not null check (party in ('SOF', 'CORNER', 'AMF')),
  from_at   timestamptz not null,
  to_at     timestamptz check (to_at >= from_at),
  exclude using gist (case_id with =, tstzrange(from_at, to_at) with &&)
);
create index accountability_case on accountability (case_id, from_at);

-- An interval may end, and nothing else about it may change.
create function only_ends() returns trigger language plpgsql as $$
begin
  if old.to_at is not null or (new.case_id, new.party, new.from_at) is distinct from (old.case_id, old.party, old.from_at) then
    raise exception 'an interval of accountability can only be ended' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger accountability_only_ends before update on accountability
  for each row execute function only_ends();

revoke delete, truncate on accountability from ${app};

create table handover (
  id          bigint generated always as identity primary key,
  case_id     text        not null,
  from_party  text        not null,
  to_party    text        not null check (to_party <> from_party),
  offered_at  timestamptz not null,
  offered_by  text        not null,
  answered_at timestamptz,
  answered_by text,
  accepted    boolean,
  check ((answered_at is null) = (accepted is null))
);
create unique index handover_one_open on handover (case_id) where answered_at is null;
create index handover_case on handover (case_id);

revoke delete, truncate on handover from ${app};

-- Whom a case waits for: one row per open task.
create table open_step (
  task_id      text primary key,
  case_id      text        not null,
  process      text        not null,
  step         text        not null,
  step_name    text        not null,
  party        text        not null,
  candidate    text        not null,
  assignee     text,
  since        timestamptz not null,
  due_at       timestamptz,
  escalates_to text,
  escalated_at timestamptz
);
create index open_step_case on open_step (case_id);
create index open_step_overdue on open_step (due_at) where escalates_to is not null and escalated_at is null;
