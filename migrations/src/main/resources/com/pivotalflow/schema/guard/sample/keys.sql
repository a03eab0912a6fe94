SELECT i.indrelid::bigint AS table_id,
       c.relname AS name,
       i.indisexclusion AS excluding,
       i.indnullsnotdistinct AS nulls_are_equal,
       ARRAY(SELECT pg_get_indexdef(i.indexrelid, k, false) FROM generate_series(1, i.indnkeyatts) AS k) AS parts,
       pg_get_expr(i.indpred, i.indrelid) AS predicate
FROM pg_index AS i
JOIN pg_class AS c ON c.oid = i.indexrelid
WHERE i.indrelid = ANY (?::oid[])
  AND (i.indisunique OR i.indisexclusion)
ORDER BY i.indrelid, c.relname COLLATE "C"
