-- idea: The view comes back without one of its columns.
-- base: shop
-- hides: back-with-less
-- expect: destructive
-- findings: PF-D03 public.order_totals
-- may: PF-B04 public.order_totals

DROP VIEW order_totals;
CREATE VIEW order_totals AS SELECT customer_id, count(*) AS orders FROM orders GROUP BY customer_id;
GRANT SELECT ON order_totals TO ${app};
