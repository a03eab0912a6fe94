-- idea: In the next release the old column goes.
-- base: shop
-- expect: destructive
-- findings: PF-D02 public.products.weight

ALTER TABLE products DROP COLUMN weight;
