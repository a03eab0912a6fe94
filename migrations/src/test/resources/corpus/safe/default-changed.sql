-- idea: Another default.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE customers ALTER COLUMN state SET DEFAULT 'paused';
