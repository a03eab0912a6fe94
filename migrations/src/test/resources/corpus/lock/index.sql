-- idea: An index is built while writers wait.
-- base: shop
-- expect: lock-risk
-- findings: PF-L02 public.orders

CREATE INDEX ix_orders_total ON orders (total);
