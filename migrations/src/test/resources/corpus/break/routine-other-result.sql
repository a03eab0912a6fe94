-- idea: A function with the same arguments answers with another type.
-- base: shop
-- expect: destructive
-- findings: PF-B04 public.order_total(bigint)

DROP FUNCTION order_total(bigint);
CREATE FUNCTION order_total(p_order bigint) RETURNS text LANGUAGE sql STABLE
    RETURN (SELECT total::text FROM orders WHERE id = p_order);
REVOKE EXECUTE ON FUNCTION order_total(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION order_total(bigint) TO ${app};
