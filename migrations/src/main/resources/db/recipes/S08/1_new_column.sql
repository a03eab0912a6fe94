-- idea: Where the value goes to; the application writes both.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE products ADD COLUMN weight_grams bigint;
