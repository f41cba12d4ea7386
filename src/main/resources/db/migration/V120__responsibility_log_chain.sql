-- Which chain of the log is a case's. The log itself holds the random name only, so that without
-- this row nothing in it leads to the case. Chains from before bear the number of their case.
create table log_chain (
  case_id text primary key,
  chain   text not null unique,
  -- That the two belong together, under the key of the log.
  mac     bytea,
  check (mac is not null or chain = case_id)
);
insert into log_chain (case_id, chain) select chain, chain from log_head where chain <> 'system';

create trigger stays_as_it_is before update or truncate on log_chain
  for each statement execute function refuse_change();
revoke update, delete, truncate on log_chain from ${app};
