-- idea: A new document column has both checks, for new rows at first.
-- base: clinic
-- expect: safe
-- findings:

ALTER TABLE visits
    ADD COLUMN extras jsonb NOT NULL DEFAULT '{}',
    ADD CONSTRAINT ck_visits_extras_object CHECK (jsonb_typeof(extras) = 'object') NOT VALID,
    ADD CONSTRAINT ck_visits_extras_clean CHECK (metadata_is_clean(extras)) NOT VALID;
