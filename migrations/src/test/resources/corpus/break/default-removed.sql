-- idea: A required column loses its default; code that does not name it fails.
-- base: shop
-- expect: destructive
-- findings: PF-B03 public.customers.credit

ALTER TABLE customers ALTER COLUMN credit DROP DEFAULT;
