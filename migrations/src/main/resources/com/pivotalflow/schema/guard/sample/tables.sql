-- Tables of the product: no catalogs, no members of extensions, nothing of the machinery itself.
SELECT c.oid::bigint AS id,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
       c.relkind = 'p' AS divided,
       CASE WHEN c.relispartition THEN pg_get_partition_constraintdef(c.oid) END AS bound
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p')
  AND c.relpersistence <> 't'
  AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'migrator', 'pivotal_guard')
  AND c.relname <> 'flyway_schema_history'
  AND NOT EXISTS (
      SELECT 1 FROM pg_depend AS d
      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
