-- A step about many cases leaves a submission of each of them, and one of what is about none.
alter table submission drop constraint submission_task_id_key;
create unique index submission_of_task on submission (task_id, case_id) nulls not distinct where task_id is not null;
