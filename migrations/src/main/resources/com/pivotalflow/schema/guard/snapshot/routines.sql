SELECT p.oid, p.oid::regprocedure::text AS signature, quote_ident(p.proname) AS name, p.prokind, coalesce(pg_get_function_result(p.oid), '') AS result,
    pg_get_function_arguments(p.oid) AS arguments, p.prosecdef, coalesce(p.proconfig, '{}') AS settings, pg_get_userbyid(p.proowner) AS owner,
    CASE WHEN p.prokind = 'a' THEN '' ELSE coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) END AS body
FROM pg_proc AS p
JOIN space ON space.oid = p.pronamespace
WHERE (('pg_proc'::regclass)::oid, p.oid) NOT IN (SELECT m.classid, m.objid FROM member AS m)
