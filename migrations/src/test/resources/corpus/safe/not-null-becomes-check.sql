-- idea: The promise moves from NOT NULL to a check.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE tickets ADD CONSTRAINT ck_tickets_subject_required CHECK (subject IS NOT NULL) NOT VALID;
ALTER TABLE tickets ALTER COLUMN subject DROP NOT NULL;
