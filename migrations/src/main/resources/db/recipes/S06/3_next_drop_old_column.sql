-- idea: In the next release no running version knows the old name.
-- base: shop
-- expect: destructive
-- findings: PF-D02 public.customers.notes

ALTER TABLE customers DROP COLUMN notes;
