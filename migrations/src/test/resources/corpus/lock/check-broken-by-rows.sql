-- idea: An old row breaks the new check.
-- base: shop
-- expect: lock-risk
-- findings: PF-L07 public.orders
-- sqlstate: 23514
-- fails-without-rows: yes

ALTER TABLE orders ADD CONSTRAINT ck_orders_total_small CHECK (total < 100);
