-- idea: A function runs with the rights of its owner from now on.
-- base: shop
-- expect: destructive
-- findings: PF-G07 public.order_total(bigint)

ALTER FUNCTION order_total(bigint) SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
