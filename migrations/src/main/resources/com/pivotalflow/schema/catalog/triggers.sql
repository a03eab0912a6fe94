SELECT
    quote_ident(t.tgname) || ' on ' || r.name AS object,
    'trigger' AS kind,
    pg_get_triggerdef(t.oid)
        || CASE t.tgenabled WHEN 'D' THEN ' DISABLED' WHEN 'R' THEN ' REPLICA' WHEN 'A' THEN ' ALWAYS' ELSE '' END AS definition
FROM relation AS r
JOIN pg_trigger AS t ON t.tgrelid = r.oid
WHERE NOT t.tgisinternal
UNION ALL
-- A foreign key is kept by triggers of the server, named by OIDs. They count only when they do not do their work.
SELECT DISTINCT
    'key ' || coalesce(quote_ident(con.conname), 'without constraint') || ' on ' || r.name, 'trigger',
    'the server''s own trigger does not fire'
FROM relation AS r
JOIN pg_trigger AS t ON t.tgrelid = r.oid
LEFT JOIN pg_constraint AS con ON con.oid = t.tgconstraint
WHERE t.tgisinternal AND t.tgenabled IN ('D', 'R')
UNION ALL
SELECT
    quote_ident(w.rulename) || ' on ' || r.name, 'rule',
    pg_get_ruledef(w.oid)
        || CASE w.ev_enabled WHEN 'D' THEN ' DISABLED' WHEN 'R' THEN ' REPLICA' WHEN 'A' THEN ' ALWAYS' ELSE '' END
FROM relation AS r
JOIN pg_rewrite AS w ON w.ev_class = r.oid
WHERE w.rulename <> '_RETURN'
UNION ALL
SELECT
    quote_ident(e.evtname), 'event trigger',
    concat_ws(' ',
        'ON', e.evtevent,
        'WHEN TAG IN (' || array_to_string(e.evttags, ', ') || ')',
        'EXECUTE', e.evtfoid::regprocedure::text,
        CASE e.evtenabled WHEN 'D' THEN 'DISABLED' WHEN 'R' THEN 'REPLICA' WHEN 'A' THEN 'ALWAYS' END)
FROM pg_event_trigger AS e
WHERE (('pg_event_trigger'::regclass)::oid, e.oid) NOT IN (SELECT m.classid, m.objid FROM member AS m)
