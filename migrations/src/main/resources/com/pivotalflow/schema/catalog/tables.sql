SELECT
    r.name AS object,
    CASE WHEN r.relkind IN ('v', 'm') THEN 'view' ELSE 'table' END AS kind,
    concat_ws(', ',
        CASE r.relkind
            WHEN 'r' THEN 'table'
            WHEN 'p' THEN 'table partitioned by ' || pg_get_partkeydef(r.oid)
            WHEN 'f' THEN 'foreign table'
            WHEN 'v' THEN 'view'
            ELSE 'materialized view'
        END,
        CASE WHEN c.relpersistence = 'u' THEN 'unlogged' END,
        'owner ' || role.name,
        CASE
            WHEN r.relkind IN ('v', 'm', 'f') THEN NULL
            WHEN c.relrowsecurity AND c.relforcerowsecurity THEN 'row security on and forced'
            WHEN c.relrowsecurity THEN 'row security on'
            WHEN c.relforcerowsecurity THEN 'row security off but forced'
            ELSE 'row security off'
        END,
        (SELECT 'below ' || string_agg(i.inhparent::regclass::text, ' and ' ORDER BY i.inhseqno)
         FROM pg_inherits AS i
         WHERE i.inhrelid = r.oid),
        pg_get_expr(c.relpartbound, r.oid),
        CASE WHEN r.relkind NOT IN ('v', 'm') THEN
            'with ' || (SELECT string_agg(o, ' and ' ORDER BY o) FROM unnest(c.reloptions) AS o) END,
        CASE
            WHEN r.relkind IN ('v', 'f') THEN NULL
            WHEN c.relreplident = 'n' THEN 'replica identity nothing'
            WHEN c.relreplident = 'f' THEN 'replica identity full'
            WHEN c.relreplident = 'i' THEN 'replica identity by index'
        END,
        CASE WHEN am.amname <> 'heap' THEN 'stored by ' || am.amname END) AS definition
FROM relation AS r
JOIN pg_class AS c ON c.oid = r.oid
JOIN role ON role.oid = r.relowner
LEFT JOIN pg_am AS am ON am.oid = c.relam
WHERE r.relkind IN ('r', 'p', 'f', 'v', 'm')
