SELECT
    t.oid::regtype::text AS object,
    'type' AS kind,
    concat_ws(' ',
        CASE t.typtype
            WHEN 'd' THEN concat_ws(' ',
                'domain over', format_type(t.typbasetype, t.typtypmod),
                CASE WHEN t.typnotnull THEN 'NOT NULL' END,
                'DEFAULT ' || t.typdefault,
                (SELECT string_agg('CONSTRAINT ' || quote_ident(con.conname) || ' ' || pg_get_constraintdef(con.oid), ' ' ORDER BY con.conname)
                 FROM pg_constraint AS con
                 WHERE con.contypid = t.oid AND con.contype = 'c'))
            WHEN 'e' THEN 'enum of ' || (
                SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum AS e WHERE e.enumtypid = t.oid)
            WHEN 'c' THEN 'row of ' || (
                SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
                FROM pg_attribute AS a
                WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
            WHEN 'r' THEN 'range of ' || (
                SELECT rng.rngsubtype::regtype::text FROM pg_range AS rng WHERE rng.rngtypid = t.oid)
            ELSE 'base type'
        END,
        'OWNER ' || role.name) AS definition
FROM pg_type AS t
JOIN space ON space.oid = t.typnamespace
JOIN role ON role.oid = t.typowner
LEFT JOIN pg_class AS c ON c.oid = t.typrelid
WHERE (('pg_type'::regclass)::oid, t.oid) NOT IN (SELECT m.classid, m.objid FROM member AS m)
  -- Each table has a row type and each type an array; a range brings its multirange.
  AND (c.oid IS NULL OR c.relkind = 'c')
  AND t.typcategory <> 'A'
  AND t.typtype <> 'm'
