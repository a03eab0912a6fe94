-- idea: REINDEX keeps writers out.
-- base: shop
-- expect: lock-risk
-- findings: PF-L03 public.orders

REINDEX INDEX ix_orders_customer_id;
