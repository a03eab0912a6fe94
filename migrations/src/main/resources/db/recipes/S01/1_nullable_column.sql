-- idea: A column that is to be required begins as a nullable one, with a default for new rows.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE orders ADD COLUMN channel text;
ALTER TABLE orders ALTER COLUMN channel SET DEFAULT 'web';
