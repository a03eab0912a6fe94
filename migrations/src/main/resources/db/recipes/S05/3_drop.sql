-- idea: It is dropped without stopping anybody.
-- base: shop
-- expect: safe
-- findings:

-- transaction: none
DROP INDEX CONCURRENTLY ix_orders_closed_on;
