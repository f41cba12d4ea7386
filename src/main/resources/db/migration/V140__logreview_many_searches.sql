-- Whoever looks for many people by their numbers on one day is pointed at, with no case to it.
alter table log_review_reading alter column case_id drop not null;
alter table log_review_reading drop constraint log_review_reading_unusual_check;
alter table log_review_reading add check (
  unusual <@ array['ownName', 'noRelation', 'manyCases', 'manySearches', 'closed', 'night']
  and (case_id is not null or unusual = array['manySearches']));
