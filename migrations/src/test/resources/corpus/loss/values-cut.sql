-- idea: USING cuts values to the new length instead of failing.
-- base: shop
-- expect: destructive
-- findings: PF-D08 public.customers.nickname, PF-R02 public.customers

ALTER TABLE customers ALTER COLUMN nickname TYPE varchar(10) USING left(nickname, 10);
