-- idea: A computed string only writes a comment.
-- base: shop
-- hides: do-block, computed-string
-- expect: safe
-- findings:

DO $$
BEGIN
    EXECUTE format('COMMENT ON TABLE %I IS %L', 'drafts', 'not yet sent');
END
$$;
