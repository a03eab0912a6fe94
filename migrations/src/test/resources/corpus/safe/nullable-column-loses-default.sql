-- idea: A default that only saved typing goes.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE hints ALTER COLUMN shown DROP DEFAULT;
