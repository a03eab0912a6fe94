-- idea: The promise moves from a check to NOT NULL.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE customers ALTER COLUMN segment SET NOT NULL;
ALTER TABLE customers DROP CONSTRAINT ck_customers_segment_required;
