-- idea: The drop stands in a branch that the sample does not reach; production may.
-- base: shop
-- hides: do-block, branch-not-taken
-- expect: destructive
-- findings: PF-D11 public.drafts

DO $$
BEGIN
    IF (SELECT count(*) FROM drafts) > 1000000 THEN
        DROP TABLE drafts;
    END IF;
END
$$;
