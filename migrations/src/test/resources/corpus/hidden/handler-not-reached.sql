-- idea: The danger waits in an exception handler.
-- base: shop
-- hides: do-block, branch-not-taken
-- expect: destructive
-- findings: PF-D11 public.drafts

DO $$
BEGIN
    PERFORM count(*) FROM settings;
EXCEPTION
    WHEN division_by_zero THEN
        TRUNCATE drafts;
END
$$;
