-- idea: It is rebuilt beside itself.
-- base: shop
-- expect: safe
-- findings:

-- transaction: none
REINDEX INDEX CONCURRENTLY ix_orders_closed_on;
