-- A domain is looked through down to the type its values have; the rules on the way come along.
WITH RECURSIVE looked_through AS (
    SELECT t.oid AS id, t.oid AS type, -1 AS modifier, false AS required, ARRAY[t.oid] AS passed
    FROM pg_type AS t
    UNION ALL
    SELECT l.id, t.typbasetype, t.typtypmod, l.required OR t.typnotnull, l.passed || t.typbasetype
    FROM looked_through AS l
    JOIN pg_type AS t ON t.oid = l.type AND t.typtype = 'd'
)
SELECT a.attrelid::bigint AS table_id,
       a.attname AS name,
       format_type(a.atttypid, a.atttypmod) AS declared,
       format_type(l.type, CASE WHEN l.id = l.type THEN a.atttypmod ELSE l.modifier END) AS type,
       CASE WHEN l.id = l.type THEN a.atttypmod ELSE l.modifier END AS modifier,
       b.typtype::text AS class,
       CASE WHEN b.typcategory = 'A' THEN format_type(b.typelem, -1) END AS element,
       (SELECT format_type(r.rngsubtype, -1) FROM pg_range AS r WHERE r.rngtypid = l.type) AS subtype,
       a.attnotnull OR l.required AS required,
       a.attidentity <> '' OR a.attgenerated <> '' AS made_by_server,
       pg_get_expr(d.adbin, d.adrelid) AS default_value,
       CASE WHEN b.typtype = 'e' OR b.typcategory = 'A' THEN
           ARRAY(SELECT e.enumlabel::text FROM pg_enum AS e
                 WHERE e.enumtypid IN (l.type, b.typelem) ORDER BY e.enumsortorder)
           ELSE '{}' END AS labels,
       -- Only a domain has rules, and the table of all constraints is long.
       CASE WHEN l.id <> l.type THEN
           ARRAY(SELECT pg_get_expr(c.conbin, 0) FROM pg_constraint AS c
                 WHERE c.contypid = ANY (l.passed) AND c.contype = 'c' ORDER BY c.conname)
           ELSE '{}' END AS rules
FROM pg_attribute AS a
JOIN looked_through AS l ON l.id = a.atttypid
JOIN pg_type AS b ON b.oid = l.type AND b.typtype <> 'd'
LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attrelid = ANY (?::oid[])
  AND a.attnum > 0
  AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
