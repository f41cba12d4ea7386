-- Whose word the reason is: the others read it by consent.
alter table leaving add column reported_by text check (reported_by in ('SOF', 'CORNER', 'AMF'));
update leaving l set reported_by = case
  when l.kind = 'pause' and exists (
    select 1 from staff_membership m join unit u on u.id = m.unit_id
    where m.staff_id = l.recorded_by and u.party = 'SOF') then 'SOF'
  else 'CORNER' end;
alter table leaving alter column reported_by set not null;
