-- idea: In the next release the old one goes.
-- base: shop
-- expect: destructive
-- findings: PF-D06 public.order_total(bigint)

DROP FUNCTION order_total(bigint);
