-- idea: A check comes back with wider bounds.
-- base: shop
-- hides: back-with-less
-- expect: destructive
-- findings: PF-G01 ck_customers_rating on public.customers

ALTER TABLE customers DROP CONSTRAINT ck_customers_rating;
ALTER TABLE customers ADD CONSTRAINT ck_customers_rating CHECK (rating BETWEEN 0 AND 50) NOT VALID;
