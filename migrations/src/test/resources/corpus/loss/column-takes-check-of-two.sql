-- idea: Dropping one column silently drops the check that compares it with another.
-- base: shop
-- expect: destructive
-- findings: PF-D02 public.orders.closed_on, PF-G01 ck_orders_dates on public.orders

ALTER TABLE orders DROP COLUMN closed_on;
