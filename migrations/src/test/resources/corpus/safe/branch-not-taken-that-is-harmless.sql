-- idea: What was not reached would only add something.
-- base: shop
-- hides: do-block, branch-not-taken
-- expect: safe
-- findings:

DO $$
BEGIN
    IF to_regclass('public.customers') IS NULL THEN
        CREATE TABLE customers (id integer PRIMARY KEY);
    END IF;
END
$$;
