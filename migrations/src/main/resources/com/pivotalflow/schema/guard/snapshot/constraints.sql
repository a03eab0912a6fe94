SELECT con.oid, quote_ident(con.conname) AS name, con.conrelid, con.contypid, con.contype,
    pg_get_constraintdef(con.oid) AS definition, pg_get_expr(con.conbin, con.conrelid) AS expression, con.convalidated,
    con.condeferrable, con.condeferred, coalesce(con.conkey, '{}') AS columns, con.confrelid,
    coalesce(con.confkey, '{}') AS referenced, con.confdeltype, con.confupdtype, con.conindid, con.conparentid
FROM pg_constraint AS con
LEFT JOIN relation AS r ON r.oid = con.conrelid
LEFT JOIN pg_type AS t ON t.oid = con.contypid
LEFT JOIN space ON space.oid = t.typnamespace
WHERE con.contype IN ('c', 'f', 'p', 'u', 'x') AND (r.oid IS NOT NULL OR space.oid IS NOT NULL)
