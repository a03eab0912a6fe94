SELECT r.oid AS relation, a.attnum, quote_ident(a.attname) AS name, a.attname AS plain, format_type(a.atttypid, a.atttypmod) AS type,
    a.atttypid, a.attnotnull, pg_get_expr(d.adbin, d.adrelid) AS expression, a.attidentity, a.attgenerated, a.attislocal,
    CASE WHEN a.atthasmissing THEN (a.attmissingval::text::text[])[1] END AS missing
FROM relation AS r
JOIN pg_attribute AS a ON a.attrelid = r.oid
LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE r.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND a.attnum > 0 AND NOT a.attisdropped
