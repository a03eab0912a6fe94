-- idea: A new signature stands beside the old one.
-- base: shop
-- expect: safe
-- findings:

CREATE FUNCTION order_total(p_order bigint, p_digits integer) RETURNS numeric LANGUAGE sql STABLE
    RETURN (SELECT round(total, p_digits) FROM orders WHERE id = p_order);
REVOKE EXECUTE ON FUNCTION order_total(bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION order_total(bigint, integer) TO ${app};
