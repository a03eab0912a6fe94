-- idea: A default for new rows.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE orders ALTER COLUMN note SET DEFAULT '';
