-- What a script can change: everything but the server's own, members of extensions, the journal and the guard's tools.
WITH member AS (
    SELECT d.classid, d.objid FROM pg_depend AS d WHERE d.deptype = 'e'
),
space AS (
    SELECT n.oid, n.nspname, n.nspowner, n.nspacl, quote_ident(n.nspname) AS name
    FROM pg_namespace AS n
    WHERE n.nspname !~ '^pg_'
      AND n.nspname NOT IN ('information_schema', 'migrator', 'pivotal_guard')
      AND (('pg_namespace'::regclass)::oid, n.oid) NOT IN (SELECT m.classid, m.objid FROM member AS m)
),
relation AS (
    SELECT c.*, space.name || '.' || quote_ident(c.relname) AS name
    FROM pg_class AS c
    JOIN space ON space.oid = c.relnamespace
    WHERE c.relpersistence <> 't'
      AND NOT (space.nspname = 'public' AND c.relname LIKE 'flyway\_schema\_history%')
      AND (('pg_class'::regclass)::oid, c.oid) NOT IN (SELECT m.classid, m.objid FROM member AS m)
)
