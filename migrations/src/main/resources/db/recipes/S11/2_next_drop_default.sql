-- idea: Removing it waits for a release whose code always writes the column.
-- base: shop
-- expect: destructive
-- findings: PF-B03 public.customers.credit

ALTER TABLE customers ALTER COLUMN credit DROP DEFAULT;
