-- idea: A loop deletes row by row.
-- base: shop
-- hides: do-block
-- expect: destructive
-- findings: PF-D07 public.drafts

DO $$
DECLARE
    v_id integer;
BEGIN
    FOR v_id IN SELECT id FROM drafts LOOP
        DELETE FROM drafts WHERE id = v_id;
    END LOOP;
END
$$;
