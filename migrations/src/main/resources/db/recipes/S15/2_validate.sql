-- idea: Old documents are proved against the new list.
-- base: clinic
-- expect: safe
-- findings:

ALTER TABLE patients VALIDATE CONSTRAINT ck_patients_metadata_clean;
ALTER TABLE visits VALIDATE CONSTRAINT ck_visits_labels_clean;
