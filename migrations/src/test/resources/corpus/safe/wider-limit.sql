-- idea: A longer limit on a text column rewrites nothing and reads nothing.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE customers ALTER COLUMN nickname TYPE varchar(80);
