-- The server's text holds kind, columns, delete action, DEFERRABLE, NOT VALID and, since 18, NOT ENFORCED.
SELECT
    quote_ident(con.conname) || ' on ' || r.name AS object,
    'constraint' AS kind,
    pg_get_constraintdef(con.oid) AS definition
FROM relation AS r
JOIN pg_constraint AS con ON con.conrelid = r.oid
WHERE con.contype IN ('c', 'f', 'p', 'u', 'x')
