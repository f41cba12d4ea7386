-- From which day a step is reminded of, by the owner's table on the day it opened; and since when it
-- has been in the list it is in, which is later than its beginning where it has changed hands.
alter table open_step
  add column remind_on date,
  add column listed_at timestamptz;
update open_step set listed_at = since;
alter table open_step alter column listed_at set not null;

-- Where staff get their mail. Never in the engine, whose users need none.
alter table staff add column email text
  check (email ~ '^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$' and length(email) <= 254);
