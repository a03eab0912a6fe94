-- idea: A block prepares and executes by computed strings.
-- base: shop
-- hides: do-block, computed-string
-- expect: destructive
-- findings: PF-D07 public.drafts
-- may: PF-D11 *

DO $$
BEGIN
    EXECUTE 'PREPARE wipe AS DEL' || 'ETE FROM ' || quote_ident('drafts');
    EXECUTE 'EXECUTE wipe';
    EXECUTE 'DEALLOCATE wipe';
END
$$;
