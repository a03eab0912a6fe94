-- idea: Setting a default is free.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE customers ALTER COLUMN credit SET DEFAULT 10;
