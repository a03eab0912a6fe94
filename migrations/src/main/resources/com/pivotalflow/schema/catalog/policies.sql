SELECT
    quote_ident(p.polname) || ' on ' || r.name AS object,
    'policy' AS kind,
    concat_ws(' ',
        'AS', CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
        'FOR', CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
        'TO', (SELECT string_agg(role.name, ', ' ORDER BY role.name) FROM role WHERE role.oid = ANY (p.polroles)),
        'USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
        'WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') AS definition
FROM relation AS r
JOIN pg_policy AS p ON p.polrelid = r.oid
