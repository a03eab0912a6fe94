-- idea: A computed string only writes a comment.
-- base: shop
-- expect: safe
-- findings:

DO $$
BEGIN
    EXECUTE format('COMMENT ON TABLE %I IS %L', 'drafts', 'not yet sent');
END
$$;
