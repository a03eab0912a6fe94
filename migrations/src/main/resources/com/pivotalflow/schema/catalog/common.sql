-- What every query of the reader begins with: whom and what it looks at. Parameters: names of roles and the
-- placeholders that stand for them.
WITH role AS (
    SELECT r.oid, coalesce(p.placeholder, quote_ident(r.rolname)) AS name
    FROM pg_roles AS r
    LEFT JOIN unnest(?::text[], ?::text[]) AS p (rolname, placeholder) ON p.rolname = r.rolname
    UNION ALL
    SELECT 0, 'PUBLIC'
),
member AS (
    SELECT d.classid, d.objid FROM pg_depend AS d WHERE d.deptype = 'e'
),
space AS (
    SELECT n.oid, n.nspname, n.nspowner, n.nspacl, quote_ident(n.nspname) AS name
    FROM pg_namespace AS n
    WHERE n.nspname !~ '^pg_'
      AND n.nspname NOT IN ('information_schema', 'migrator')
      AND (('pg_namespace'::regclass)::oid, n.oid) NOT IN (SELECT m.classid, m.objid FROM member AS m)
),
-- Partition keys, rules, columns and grants hang on a relation; whatever hangs on one that is left out is left out.
relation AS (
    SELECT c.oid, c.oid::regclass::text AS name, c.relkind, c.relowner, c.relacl
    FROM pg_class AS c
    JOIN space ON space.oid = c.relnamespace
    WHERE c.relpersistence <> 't'
      AND NOT (space.nspname = 'public' AND c.relname = 'flyway_schema_history')
      AND (('pg_class'::regclass)::oid, c.oid) NOT IN (SELECT m.classid, m.objid FROM member AS m)
)
