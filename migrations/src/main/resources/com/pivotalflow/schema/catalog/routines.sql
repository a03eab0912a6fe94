SELECT
    p.oid::regprocedure::text AS object,
    'routine' AS kind,
    concat_ws(' ',
        CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' WHEN 'w' THEN 'window function' ELSE 'function' END,
        '(' || pg_get_function_arguments(p.oid) || ')',
        'RETURNS ' || pg_get_function_result(p.oid),
        'LANGUAGE ' || l.lanname,
        CASE p.provolatile WHEN 'i' THEN 'IMMUTABLE' WHEN 's' THEN 'STABLE' ELSE 'VOLATILE' END,
        CASE WHEN p.proisstrict THEN 'STRICT' END,
        CASE WHEN p.proleakproof THEN 'LEAKPROOF' END,
        CASE WHEN p.prosecdef THEN 'SECURITY DEFINER' ELSE 'SECURITY INVOKER' END,
        'PARALLEL ' || CASE p.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' ELSE 'UNSAFE' END,
        (SELECT string_agg('SET ' || s, ' ' ORDER BY s) FROM unnest(p.proconfig) AS s),
        'OWNER ' || role.name,
        'BODY ' || encode(sha256(convert_to(
            replace(coalesce(pg_get_function_sqlbody(p.oid), p.prosrc), E'\r', ''), 'UTF8')), 'hex')) AS definition
FROM pg_proc AS p
JOIN space ON space.oid = p.pronamespace
JOIN pg_language AS l ON l.oid = p.prolang
JOIN role ON role.oid = p.proowner
WHERE (('pg_proc'::regclass)::oid, p.oid) NOT IN (SELECT m.classid, m.objid FROM member AS m)
