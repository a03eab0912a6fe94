-- idea: The check that keeps business values out of a document is dropped.
-- base: clinic
-- expect: destructive
-- findings: PF-M02 ck_patients_metadata_clean on public.patients

ALTER TABLE patients DROP CONSTRAINT ck_patients_metadata_clean;
