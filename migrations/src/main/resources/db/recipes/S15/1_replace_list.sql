-- idea: The list grows, and every check that uses it is added anew.
-- base: clinic
-- expect: safe
-- findings:

CREATE OR REPLACE FUNCTION forbidden_metadata_keys() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY['price', 'unitprice', 'total', 'amount', 'discount', 'status', 'creditlimit'];
ALTER TABLE patients
    DROP CONSTRAINT ck_patients_metadata_clean,
    ADD CONSTRAINT ck_patients_metadata_clean CHECK (metadata_is_clean(metadata)) NOT VALID;
ALTER TABLE visits
    DROP CONSTRAINT ck_visits_labels_clean,
    ADD CONSTRAINT ck_visits_labels_clean CHECK (metadata_is_clean(labels)) NOT VALID;
