-- idea: A column reads under another name.
-- base: shop
-- expect: destructive
-- findings: PF-B01 public.customers.notes

ALTER TABLE customers RENAME COLUMN notes TO remarks;
