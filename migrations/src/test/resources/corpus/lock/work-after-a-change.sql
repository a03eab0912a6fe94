-- idea: A short change of one table is followed by long reading of another while the lock is held.
-- base: shop
-- expect: lock-risk
-- findings: PF-L05 public.products

ALTER TABLE products ADD COLUMN colour text;
CREATE TABLE top_orders AS SELECT customer_id, sum(total) AS total FROM orders GROUP BY customer_id;
