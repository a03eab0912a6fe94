-- idea: Outside a transaction, an old procedure locks a table against writers while it reads it.
-- base: shop
-- hides: routine, procedure
-- expect: lock-risk
-- findings: PF-L01 public.products
-- may: PF-L05 public.products

-- transaction: none
CALL count_stock();
