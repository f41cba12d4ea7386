-- Who was enrolled before the weeks were registered here is in them from this week on: what came
-- before was registered somewhere else. A place that is kept is nobody's way to Corner at present,
-- and who comes back begins with the new enrolment.
insert into kedjan.attendance_span (case_id, from_day)
select f.number, greatest(e.enrolled_on, date_trunc('week', now() at time zone 'Europe/Stockholm')::date)
from kedjan.case_file f
join (select case_id, max(enrolled_on) as enrolled_on from kedjan.enrolment group by case_id) e on e.case_id = f.number
join kedjan.place_allocation a on a.case_id = f.number and a.released_at is null and a.kept_until is null
where f.closed_on is null
  and not exists (select from kedjan.attendance_span s where s.case_id = f.number and s.to_day is null)
  and not exists (
    select from kedjan.open_step o
    where o.case_id = f.number
      and o.step in ('Task_CarryOutTrial', 'Task_CommentOnEnrolment', 'Task_DecideEnrolment', 'Task_EnrolParticipant'));
