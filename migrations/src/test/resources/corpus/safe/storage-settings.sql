-- idea: Settings of storage and statistics.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE orders SET (fillfactor = 80);
ALTER TABLE orders ALTER COLUMN note SET STORAGE EXTERNAL;
ALTER TABLE orders ALTER COLUMN state SET STATISTICS 500;
