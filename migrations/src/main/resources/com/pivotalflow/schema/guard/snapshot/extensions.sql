SELECT e.oid, quote_ident(e.extname) AS name
FROM pg_extension AS e
