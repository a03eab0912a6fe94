-- idea: COLUMN is left out, and IF EXISTS makes it look harmless.
-- base: shop
-- expect: destructive
-- findings: PF-D02 public.customers.notes

ALTER TABLE IF EXISTS customers DROP IF EXISTS notes;
