-- idea: In a block, the application gets the right to empty a table.
-- base: shop
-- hides: do-block, computed-string
-- expect: destructive
-- findings: PF-G07 public.ledger

DO $$
DECLARE
    v_role text := '${app}';
BEGIN
    EXECUTE format('GRANT TRUNCATE ON %I TO %I', 'ledger', v_role);
END
$$;
