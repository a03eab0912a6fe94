-- idea: Old rows are read into a table that ends with the session.
-- base: shop
-- hides: temporary
-- expect: safe
-- findings:

CREATE TEMPORARY TABLE seen ON COMMIT DROP AS SELECT * FROM customers;
UPDATE seen SET name = 'x';
