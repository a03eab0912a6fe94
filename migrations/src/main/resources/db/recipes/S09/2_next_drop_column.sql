-- idea: The next release drops the column, with confirmation and copy.
-- base: shop
-- expect: destructive
-- findings: PF-D02 public.customers.notes

ALTER TABLE customers DROP COLUMN notes;
