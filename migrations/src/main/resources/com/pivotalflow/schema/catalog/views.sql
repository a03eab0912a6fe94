SELECT
    r.name AS object,
    'query' AS kind,
    -- With its options, because CREATE OR REPLACE VIEW would silently drop those it is not told of.
    concat_ws(' ',
        CASE r.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END,
        'WITH (' || (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(c.reloptions) AS o) || ')',
        'AS',
        pg_get_viewdef(r.oid)) AS definition
FROM relation AS r
JOIN pg_class AS c ON c.oid = r.oid
WHERE r.relkind IN ('v', 'm')
