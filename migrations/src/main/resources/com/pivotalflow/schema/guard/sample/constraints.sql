-- A key to a divided table has a twin for each of its parts, which says nothing new.
SELECT c.conrelid::bigint AS table_id,
       c.conname AS name,
       c.contype::text AS class,
       pg_get_expr(c.conbin, c.conrelid) AS condition,
       c.confrelid::bigint AS parent_id,
       ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY AS k (number, place)
             JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.place) AS columns,
       ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY AS k (number, place)
             JOIN pg_attribute AS a ON a.attrelid = c.confrelid AND a.attnum = k.number ORDER BY k.place) AS parent_columns
FROM pg_constraint AS c
WHERE c.conrelid = ANY (?::oid[])
  AND c.contype IN ('c', 'f')
  AND NOT EXISTS (
      SELECT 1 FROM pg_constraint AS p WHERE p.oid = c.conparentid AND p.conrelid = c.conrelid)
ORDER BY c.conrelid, c.conname COLLATE "C"
