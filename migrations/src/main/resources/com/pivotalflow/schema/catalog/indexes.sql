-- The index of a constraint is said by the constraint, unless something is wrong with it.
SELECT
    quote_ident(c.relname) || ' on ' || r.name AS object,
    'index' AS kind,
    concat_ws(' ',
        pg_get_indexdef(i.indexrelid),
        CASE WHEN NOT i.indisvalid THEN 'INVALID' END,
        CASE WHEN NOT i.indisready THEN 'NOT READY' END) AS definition
FROM relation AS r
JOIN pg_index AS i ON i.indrelid = r.oid
JOIN pg_class AS c ON c.oid = i.indexrelid
WHERE NOT (i.indisvalid AND i.indisready)
   OR NOT EXISTS (
       SELECT 1 FROM pg_constraint AS con WHERE con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x'))
