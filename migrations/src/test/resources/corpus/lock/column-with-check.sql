-- idea: A new column with a check and no default: every old row is read although none can break it.
-- base: shop
-- expect: lock-risk
-- findings: PF-L04 public.orders

ALTER TABLE orders ADD COLUMN priority smallint CHECK (priority > 0);
