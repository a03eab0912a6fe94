-- idea: A wider type loses nothing, but every row is written again.
-- base: shop
-- expect: rewrite
-- findings: PF-R02 public.products

ALTER TABLE products ALTER COLUMN stock TYPE bigint;
