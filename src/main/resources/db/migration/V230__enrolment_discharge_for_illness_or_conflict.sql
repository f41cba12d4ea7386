-- What Corner may report as the reason for a discharge can be what the discharge is for, too.
alter table discharge drop constraint discharge_outcome_check;
alter table discharge add constraint discharge_outcome_check check (outcome in (
  'absence', 'ownChoice', 'illness', 'conflict', 'relapse', 'moved', 'deceased', 'consentMissing', 'agreementEnded',
  'otherSupport'));
