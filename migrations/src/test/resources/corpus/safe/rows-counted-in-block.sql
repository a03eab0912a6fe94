-- idea: A block counts rows and would raise if something were wrong.
-- base: shop
-- hides: do-block, only-words
-- expect: safe
-- findings:

DO $$
BEGIN
    IF (SELECT count(*) FROM customers WHERE credit < 0) > 0 THEN
        RAISE EXCEPTION 'negative credit: DELETE FROM customers by hand';
    END IF;
END
$$;
