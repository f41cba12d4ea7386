-- The same scales again while the participant is there, and once at the end.
alter table self_assessment drop constraint self_assessment_kind_check;
alter table self_assessment add constraint self_assessment_kind_check check (kind in ('BASELINE', 'REPEAT', 'END'));
