SELECT s.query
FROM pivotal_guard.pg_stat_statements AS s
JOIN pg_catalog.pg_database AS d ON d.oid = s.dbid
WHERE d.datname = current_database() AND NOT s.toplevel
  AND s.query NOT LIKE '%pivotal\_guard%' AND s.query NOT LIKE '%pg\_event\_trigger\_%'
