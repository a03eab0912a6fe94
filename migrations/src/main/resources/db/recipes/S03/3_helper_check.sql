-- idea: For NOT NULL, a helper check comes first.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE customers ADD CONSTRAINT ck_customers_region_required CHECK (region IS NOT NULL) NOT VALID;
