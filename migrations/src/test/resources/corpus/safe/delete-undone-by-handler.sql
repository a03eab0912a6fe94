-- idea: The delete is rolled back by the exception that follows it.
-- base: shop
-- hides: do-block, undone
-- expect: safe
-- findings:

DO $$
BEGIN
    DELETE FROM drafts;
    RAISE EXCEPTION 'only tried' USING ERRCODE = 'P0001';
EXCEPTION
    WHEN raise_exception THEN NULL;
END
$$;
