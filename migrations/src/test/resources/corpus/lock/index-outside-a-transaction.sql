-- idea: Outside a transaction the index is still built while writers wait.
-- base: shop
-- expect: lock-risk
-- findings: PF-L02 public.orders

-- transaction: none
CREATE INDEX ix_orders_total ON orders (total);
