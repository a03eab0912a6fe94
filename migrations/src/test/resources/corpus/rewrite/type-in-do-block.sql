-- idea: The type change stands in a block and is put together as a string.
-- base: shop
-- hides: do-block, computed-string
-- expect: rewrite
-- findings: PF-R02 public.old_ratings

DO $$
DECLARE
    v_column text;
BEGIN
    FOR v_column IN
        SELECT a.attname FROM pg_attribute a
        WHERE a.attrelid = 'old_ratings'::regclass AND a.attnum > 0 AND a.atttypid = 'integer'::regtype
            AND a.attname = 'stars'
    LOOP
        EXECUTE format('ALTER TABLE old_ratings ALTER COLUMN %I TYPE bigint', v_column);
    END LOOP;
END
$$;
