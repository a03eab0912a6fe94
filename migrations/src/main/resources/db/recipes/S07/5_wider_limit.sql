-- idea: Widening a limit is free.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE customers ALTER COLUMN nickname TYPE varchar(200);
