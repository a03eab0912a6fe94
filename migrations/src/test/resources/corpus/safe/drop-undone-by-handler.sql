-- idea: A drop is rolled back by the error that follows it.
-- base: shop
-- hides: do-block, undone
-- expect: safe
-- findings:

DO $$
BEGIN
    DROP TABLE old_ratings;
    PERFORM 1 / 0;
EXCEPTION
    WHEN division_by_zero THEN
        RAISE NOTICE 'kept';
END
$$;
