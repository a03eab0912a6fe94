-- idea: A loop over the catalog drops every foreign key of a table, by computed strings.
-- base: shop
-- hides: do-block, computed-string
-- expect: destructive
-- findings: PF-G01 fk_messages_thread_id on public.messages

DO $$
DECLARE
    v_name text;
BEGIN
    FOR v_name IN SELECT conname FROM pg_constraint WHERE conrelid = 'messages'::regclass AND contype = 'f' LOOP
        EXECUTE format('ALTER TABLE messages DROP CONSTRAINT %I', v_name);
    END LOOP;
END
$$;
