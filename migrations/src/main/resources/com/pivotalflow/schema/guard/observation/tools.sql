CREATE SCHEMA pivotal_guard;
CREATE EXTENSION pg_stat_statements WITH SCHEMA pivotal_guard;
CREATE TABLE pivotal_guard.events (
    id        bigserial PRIMARY KEY,
    statement integer NOT NULL DEFAULT coalesce(nullif(current_setting('pivotal_guard.statement', true), ''), '0')::integer,
    kind      text NOT NULL,
    class     text NOT NULL,
    object    bigint NOT NULL,
    sub       integer NOT NULL,
    tag       text NOT NULL,
    identity  text NOT NULL,
    original  boolean NOT NULL,
    reason    integer NOT NULL
);
CREATE FUNCTION pivotal_guard.note_command() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO pivotal_guard.events (kind, class, object, sub, tag, identity, original, reason)
    SELECT 'command', coalesce(c.classid::regclass::text, ''), coalesce(c.objid, 0), coalesce(c.objsubid, 0), c.command_tag,
        coalesce(c.object_identity, ''), true, 0
    FROM pg_event_trigger_ddl_commands() AS c;
END
$$;
CREATE FUNCTION pivotal_guard.note_drop() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO pivotal_guard.events (kind, class, object, sub, tag, identity, original, reason)
    SELECT 'drop', d.classid::regclass::text, d.objid, d.objsubid, tg_tag, d.object_identity, d.original, 0
    FROM pg_event_trigger_dropped_objects() AS d;
END
$$;
CREATE FUNCTION pivotal_guard.note_rewrite() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO pivotal_guard.events (kind, class, object, sub, tag, identity, original, reason)
    VALUES ('rewrite', 'pg_class', pg_event_trigger_table_rewrite_oid(), 0, tg_tag, '', true, pg_event_trigger_table_rewrite_reason());
END
$$;
CREATE EVENT TRIGGER pivotal_guard_command ON ddl_command_end EXECUTE FUNCTION pivotal_guard.note_command();
CREATE EVENT TRIGGER pivotal_guard_drop ON sql_drop EXECUTE FUNCTION pivotal_guard.note_drop();
CREATE EVENT TRIGGER pivotal_guard_rewrite ON table_rewrite EXECUTE FUNCTION pivotal_guard.note_rewrite();
-- Also while a script makes the session a replica.
ALTER EVENT TRIGGER pivotal_guard_command ENABLE ALWAYS;
ALTER EVENT TRIGGER pivotal_guard_drop ENABLE ALWAYS;
ALTER EVENT TRIGGER pivotal_guard_rewrite ENABLE ALWAYS;
