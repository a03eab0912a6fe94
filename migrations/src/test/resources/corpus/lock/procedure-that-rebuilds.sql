-- idea: Outside a transaction, an old procedure rebuilds an index while writers wait.
-- base: shop
-- hides: routine, procedure
-- expect: lock-risk
-- findings: PF-L03 public.orders

-- transaction: none
CALL rebuild_order_index();
