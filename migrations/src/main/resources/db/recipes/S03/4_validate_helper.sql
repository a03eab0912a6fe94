-- idea: The helper check is proved.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE customers VALIDATE CONSTRAINT ck_customers_region_required;
