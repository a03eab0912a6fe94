SELECT p.oid, p.polrelid, quote_ident(p.polname) AS name, p.polcmd, p.polpermissive,
    ARRAY(SELECT CASE WHEN o = 0 THEN 'public' ELSE pg_get_userbyid(o)::text END FROM unnest(p.polroles) AS o ORDER BY 1) AS roles,
    coalesce(pg_get_expr(p.polqual, p.polrelid), '') AS using_expression,
    coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') AS check_expression
FROM relation AS r
JOIN pg_policy AS p ON p.polrelid = r.oid
