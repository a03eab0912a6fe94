SELECT c.oid, i.indrelid, quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name, c.relkind, c.relfilenode,
    c.reltablespace, pg_get_indexdef(c.oid) AS definition, i.indisunique, i.indisprimary, i.indisvalid AND i.indisready AS valid,
    i.indnullsnotdistinct, pg_get_expr(i.indpred, i.indrelid) AS predicate, pg_get_expr(i.indexprs, i.indrelid) AS expressions,
    (i.indkey::int2[])[0:i.indnkeyatts - 1] AS columns,
    EXISTS (SELECT 1 FROM pg_constraint AS con WHERE con.conindid = c.oid AND con.contype IN ('p', 'u', 'x')) AS of_constraint
FROM relation AS r
JOIN pg_index AS i ON i.indrelid = r.oid
JOIN pg_class AS c ON c.oid = i.indexrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
