-- idea: The function is back with another list of arguments.
-- base: shop
-- expect: destructive
-- findings: PF-D06 public.order_total(bigint)

DROP FUNCTION order_total(bigint);
CREATE FUNCTION order_total(p_order bigint, p_currency text) RETURNS numeric LANGUAGE sql STABLE
    RETURN (SELECT total FROM orders WHERE id = p_order);
REVOKE EXECUTE ON FUNCTION order_total(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION order_total(bigint, text) TO ${app};
