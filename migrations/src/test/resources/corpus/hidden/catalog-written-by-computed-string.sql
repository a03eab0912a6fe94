-- idea: The name of the catalog is put together.
-- base: shop
-- hides: do-block, computed-string
-- expect: destructive
-- findings: PF-D10 *, PF-N04 *
-- sqlstate: 42501

DO $$
BEGIN
    EXECUTE 'UPDATE pg_' || 'class SET reltuples = 1 WHERE relname = $1' USING 'drafts';
END
$$;
