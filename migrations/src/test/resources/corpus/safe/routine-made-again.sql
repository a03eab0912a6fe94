-- idea: A function is dropped and made again with the same contract and rights.
-- base: shop
-- hides: back-the-same
-- expect: safe
-- findings:

DROP FUNCTION order_total(bigint);
CREATE FUNCTION order_total(p_order bigint) RETURNS numeric LANGUAGE sql STABLE
    RETURN (SELECT round(total, 2) FROM orders WHERE id = p_order);
REVOKE EXECUTE ON FUNCTION order_total(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION order_total(bigint) TO ${app};
