-- idea: A column may be empty from now on.
-- base: shop
-- expect: destructive
-- findings: PF-G02 public.customers.name

ALTER TABLE customers ALTER COLUMN name DROP NOT NULL;
