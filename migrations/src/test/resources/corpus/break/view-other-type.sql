-- idea: A view comes back with every column, one of them of another type.
-- base: shop
-- expect: destructive
-- findings: PF-B04 public.order_totals

DROP VIEW order_totals;
CREATE VIEW order_totals AS
    SELECT customer_id, count(*)::text AS orders, sum(total) AS total FROM orders GROUP BY customer_id;
GRANT SELECT ON order_totals TO ${app};
