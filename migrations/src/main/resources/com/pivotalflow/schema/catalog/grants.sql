SELECT
    r.name AS object,
    'sequence' AS kind,
    concat_ws(' ',
        format_type(s.seqtypid, NULL),
        'START', s.seqstart, 'INCREMENT', s.seqincrement, 'MINVALUE', s.seqmin, 'MAXVALUE', s.seqmax, 'CACHE', s.seqcache,
        CASE WHEN s.seqcycle THEN 'CYCLE' END,
        (SELECT 'OWNED BY ' || a.attrelid::regclass::text || '.' || quote_ident(a.attname)
         FROM pg_depend AS d
         JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
         WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
           AND d.deptype IN ('a', 'i')),
        'OWNER ' || role.name) AS definition
FROM relation AS r
JOIN pg_sequence AS s ON s.seqrelid = r.oid
JOIN role ON role.oid = r.relowner
UNION ALL
-- Rights, one entry for each object and grantee; what an owner may is said by who it is.
SELECT
    g.object || ' to ' || grantee.name,
    'grant',
    g.class || ' ' || string_agg(
        x.privilege_type || CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END, ', ' ORDER BY x.privilege_type)
FROM (
    SELECT r.name AS object, CASE r.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS class, r.relowner AS owner,
        coalesce(r.relacl, acldefault(CASE r.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, r.relowner)) AS acl
    FROM relation AS r
    WHERE r.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
    UNION ALL
    SELECT r.name || '.' || quote_ident(a.attname), 'COLUMN', r.relowner, a.attacl
    FROM relation AS r
    JOIN pg_attribute AS a ON a.attrelid = r.oid
    WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
    UNION ALL
    SELECT p.oid::regprocedure::text, 'ROUTINE', p.proowner, coalesce(p.proacl, acldefault('f', p.proowner))
    FROM pg_proc AS p
    JOIN space ON space.oid = p.pronamespace
    WHERE (('pg_proc'::regclass)::oid, p.oid) NOT IN (SELECT m.classid, m.objid FROM member AS m)
    UNION ALL
    SELECT space.name, 'SCHEMA', space.nspowner, coalesce(space.nspacl, acldefault('n', space.nspowner))
    FROM space
    UNION ALL
    SELECT
        concat_ws(' ', lower(k.class), 'that', role.name, 'makes', 'in ' || quote_ident(n.nspname)), k.class,
        d.defaclrole, d.defaclacl
    FROM pg_default_acl AS d
    CROSS JOIN LATERAL (SELECT CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES'
        WHEN 'f' THEN 'ROUTINES' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'OTHERS' END AS class) AS k
    JOIN role ON role.oid = d.defaclrole
    LEFT JOIN pg_namespace AS n ON n.oid = d.defaclnamespace
) AS g
CROSS JOIN LATERAL aclexplode(g.acl) AS x
JOIN role AS grantee ON grantee.oid = x.grantee
WHERE x.grantee <> g.owner AND x.privilege_type <> 'MAINTAIN'
GROUP BY g.object, g.class, grantee.name
