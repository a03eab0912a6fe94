-- idea: An index is built while writers go on.
-- base: shop
-- expect: safe
-- findings:

-- transaction: none
CREATE INDEX CONCURRENTLY ix_orders_closed_on ON orders (closed_on);
