-- idea: An index is rebuilt beside the old one.
-- base: shop
-- expect: safe
-- findings:

-- transaction: none
REINDEX INDEX CONCURRENTLY ix_orders_customer_id;
