-- idea: A generated column becomes a plain one that nobody keeps right.
-- base: shop
-- expect: destructive
-- findings: PF-G02 public.products.gross

ALTER TABLE products ALTER COLUMN gross DROP EXPRESSION;
