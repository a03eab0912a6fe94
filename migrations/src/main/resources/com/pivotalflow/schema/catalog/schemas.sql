SELECT space.name AS object, 'schema' AS kind, 'owner ' || role.name AS definition
FROM space
JOIN role ON role.oid = space.nspowner
UNION ALL
-- Minor versions of an extension come with those of the server.
SELECT quote_ident(e.extname), 'extension', 'schema ' || quote_ident(n.nspname) || ', version ' || split_part(e.extversion, '.', 1)
FROM pg_extension AS e
JOIN pg_namespace AS n ON n.oid = e.extnamespace
