SELECT
    r.name AS object,
    'query' AS kind,
    CASE r.relkind WHEN 'm' THEN 'MATERIALIZED VIEW AS' ELSE 'VIEW AS' END || pg_get_viewdef(r.oid) AS definition
FROM relation AS r
WHERE r.relkind IN ('v', 'm')
