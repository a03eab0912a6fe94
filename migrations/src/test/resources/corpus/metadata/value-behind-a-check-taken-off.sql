-- idea: The check is dropped, the value written, and the check added again for new rows only.
-- base: clinic
-- expect: data-change
-- findings: PF-C02 public.patients, PF-M03 public.patients.metadata, PF-L05 public.patients

SELECT set_config('pivotal.organization_id', '22222222-2222-2222-2222-222222222222', true);
ALTER TABLE patients DROP CONSTRAINT ck_patients_metadata_clean;
UPDATE patients SET metadata = metadata || '{"Total": 5}';
ALTER TABLE patients ADD CONSTRAINT ck_patients_metadata_clean CHECK (metadata_is_clean(metadata)) NOT VALID;
