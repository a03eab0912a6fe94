-- idea: The proved check makes NOT NULL free, and NOT NULL replaces the check.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE customers ALTER COLUMN region SET NOT NULL;
ALTER TABLE customers DROP CONSTRAINT ck_customers_region_required;
