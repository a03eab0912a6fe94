-- idea: A column with values is dropped.
-- base: shop
-- expect: destructive
-- findings: PF-D02 public.customers.notes

ALTER TABLE customers DROP COLUMN notes;
