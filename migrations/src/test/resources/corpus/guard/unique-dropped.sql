-- idea: A unique constraint is dropped.
-- base: shop
-- expect: destructive
-- findings: PF-G01 uq_customers_email on public.customers

ALTER TABLE customers DROP CONSTRAINT uq_customers_email;
