-- idea: A unique constraint builds its index under the strongest lock.
-- base: shop
-- expect: lock-risk
-- findings: PF-L04 public.customers
-- may: PF-L02 public.customers

ALTER TABLE customers ADD CONSTRAINT uq_customers_email_name UNIQUE (email, name);
