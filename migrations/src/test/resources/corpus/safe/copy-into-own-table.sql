-- idea: Old rows are read into a new table; writers go on.
-- base: shop
-- expect: safe
-- findings:

CREATE TABLE customer_names AS SELECT id, name FROM customers;
UPDATE customer_names SET name = upper(name);
