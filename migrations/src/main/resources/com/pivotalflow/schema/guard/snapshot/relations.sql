SELECT r.oid, r.relnamespace, r.name, r.relkind, r.relpersistence, pg_get_userbyid(r.relowner) AS owner,
    r.relrowsecurity, r.relforcerowsecurity, r.relfilenode, r.reltablespace, r.relispopulated, r.relispartition,
    coalesce((SELECT am.amname FROM pg_am AS am WHERE am.oid = r.relam), '') AS method,
    coalesce((SELECT array_agg(i.inhparent::bigint ORDER BY i.inhseqno) FROM pg_inherits AS i
        WHERE i.inhrelid = r.oid AND NOT i.inhdetachpending), '{}') AS parents,
    coalesce(r.reloptions, '{}') AS options,
    CASE WHEN r.relkind = 'v' THEN pg_relation_is_updatable(r.oid, false) & 28 = 28 ELSE false END AS updatable
FROM relation AS r
WHERE r.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
