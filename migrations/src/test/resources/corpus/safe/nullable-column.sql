-- idea: A new nullable column.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE orders ADD COLUMN channel text;
