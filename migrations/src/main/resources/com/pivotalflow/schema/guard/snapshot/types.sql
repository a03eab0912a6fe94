SELECT t.oid, space.name || '.' || quote_ident(t.typname) AS name, t.typtype, t.typnotnull, t.typdefault, pg_get_userbyid(t.typowner) AS owner,
    ARRAY(SELECT e.oid::bigint FROM pg_enum AS e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS label_oids,
    ARRAY(SELECT e.enumlabel::text FROM pg_enum AS e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels
FROM pg_type AS t
JOIN space ON space.oid = t.typnamespace
LEFT JOIN pg_class AS c ON c.oid = t.typrelid
WHERE (('pg_type'::regclass)::oid, t.oid) NOT IN (SELECT m.classid, m.objid FROM member AS m)
  -- Each table has a row type and each type an array; a range brings its multirange.
  AND (c.oid IS NULL OR c.relkind = 'c')
  AND t.typcategory <> 'A'
  AND t.typtype <> 'm'
