-- idea: The index becomes the constraint.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE customers ADD CONSTRAINT uq_customers_email_name UNIQUE USING INDEX ux_customers_email_name;
