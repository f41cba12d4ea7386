-- A consent that ended, and the case closed before SOF had decided: nothing is left to decide. What
-- was left so until now held the steps of the next round, and kept its withdrawals from SOF.
alter table withdrawal drop constraint withdrawal_decision_check;
alter table withdrawal add constraint withdrawal_decision_check
  check (decision in ('goesOn', 'closes', 'caseClosed'));
update withdrawal w set decided_at = f.closed_on, decided_by = 'system', decision = 'caseClosed'
  from case_file f where f.number = w.case_id and f.closed_on is not null and w.decided_at is null;
