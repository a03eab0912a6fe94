-- idea: A required column without a default fails on the first old row.
-- base: shop
-- expect: lock-risk
-- findings: PF-L07 public.orders
-- sqlstate: 23502
-- fails-without-rows: yes

ALTER TABLE orders ADD COLUMN warehouse text NOT NULL;
