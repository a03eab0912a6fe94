-- idea: Extended statistics and ANALYZE read a sample under a light lock.
-- base: shop
-- expect: safe
-- findings:

CREATE STATISTICS st_orders_customer_state ON customer_id, state FROM orders;
ANALYZE orders;
