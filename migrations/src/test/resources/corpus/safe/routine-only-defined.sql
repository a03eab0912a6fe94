-- idea: A function that would delete is defined and not called.
-- base: shop
-- hides: computed-string
-- expect: safe
-- findings:

CREATE FUNCTION empty_everything() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM orders;
    EXECUTE 'DROP TABLE customers CASCADE';
END
$$;
REVOKE EXECUTE ON FUNCTION empty_everything() FROM PUBLIC;
