-- idea: Dropping an index keeps readers and writers out, and a concurrent form exists.
-- base: shop
-- expect: lock-risk
-- findings: PF-L03 public.orders

DROP INDEX ix_orders_placed_on;
