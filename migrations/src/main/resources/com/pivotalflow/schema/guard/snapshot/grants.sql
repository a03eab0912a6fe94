SELECT g.class, g.oid, g.sub, g.name, pg_get_userbyid(g.owner) AS owner,
    CASE WHEN x.grantee = 0 THEN 'public' ELSE pg_get_userbyid(x.grantee)::text END AS grantee, x.privilege_type AS privilege
FROM (
    SELECT 'relation' AS class, r.oid, 0 AS sub, r.name, r.relowner AS owner,
        coalesce(r.relacl, acldefault(CASE r.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, r.relowner)) AS acl
    FROM relation AS r
    WHERE r.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
    UNION ALL
    SELECT 'relation', r.oid, a.attnum, r.name || '.' || quote_ident(a.attname), r.relowner, a.attacl
    FROM relation AS r
    JOIN pg_attribute AS a ON a.attrelid = r.oid
    WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
    UNION ALL
    SELECT 'routine', p.oid, 0, p.oid::regprocedure::text, p.proowner, coalesce(p.proacl, acldefault('f', p.proowner))
    FROM pg_proc AS p
    JOIN space ON space.oid = p.pronamespace
    WHERE (('pg_proc'::regclass)::oid, p.oid) NOT IN (SELECT m.classid, m.objid FROM member AS m)
    UNION ALL
    SELECT 'schema', space.oid, 0, space.name, space.nspowner, coalesce(space.nspacl, acldefault('n', space.nspowner))
    FROM space
    UNION ALL
    SELECT 'type', t.oid, 0, space.name || '.' || quote_ident(t.typname), t.typowner, coalesce(t.typacl, acldefault('T', t.typowner))
    FROM pg_type AS t
    JOIN space ON space.oid = t.typnamespace
    WHERE t.typtype IN ('e', 'd') AND (('pg_type'::regclass)::oid, t.oid) NOT IN (SELECT m.classid, m.objid FROM member AS m)
    UNION ALL
    SELECT 'default', d.oid, 0,
        concat_ws(' ', 'default-privileges', d.defaclobjtype, pg_get_userbyid(d.defaclrole), (SELECT n.nspname FROM pg_namespace AS n WHERE n.oid = d.defaclnamespace)),
        d.defaclrole, d.defaclacl
    FROM pg_default_acl AS d
) AS g
CROSS JOIN LATERAL aclexplode(g.acl) AS x
WHERE x.grantee <> g.owner AND x.privilege_type <> 'MAINTAIN'
