-- idea: A document need no longer be an object.
-- base: clinic
-- expect: destructive
-- findings: PF-M02 ck_visits_labels_object on public.visits

ALTER TABLE visits DROP CONSTRAINT ck_visits_labels_object;
