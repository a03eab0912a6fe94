-- idea: A unique index is built while writers go on.
-- base: shop
-- expect: safe
-- findings:

-- transaction: none
CREATE UNIQUE INDEX CONCURRENTLY ux_customers_email_name ON customers (email, name);
