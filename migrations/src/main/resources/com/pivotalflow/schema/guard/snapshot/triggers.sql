SELECT t.oid, t.tgrelid AS relation, quote_ident(t.tgname) AS name, pg_get_triggerdef(t.oid) AS definition, t.tgenabled AS enabled,
    t.tgisinternal AS internal, t.tgtype AS bits, t.tgfoid AS routine, coalesce(t.tgattr::int2[], '{}') AS columns
FROM relation AS r
JOIN pg_trigger AS t ON t.tgrelid = r.oid
UNION ALL
SELECT w.oid, w.ev_class, quote_ident(w.rulename), pg_get_ruledef(w.oid), w.ev_enabled, false, 0, 0, '{}'
FROM relation AS r
JOIN pg_rewrite AS w ON w.ev_class = r.oid
WHERE w.rulename <> '_RETURN'
UNION ALL
SELECT e.oid, 0, quote_ident(e.evtname), e.evtevent || ' ' || coalesce(e.evttags::text, ''), e.evtenabled, false, 0, e.evtfoid, '{}'
FROM pg_event_trigger AS e
WHERE e.evtname NOT LIKE 'pivotal\_guard%'
  AND (('pg_event_trigger'::regclass)::oid, e.oid) NOT IN (SELECT m.classid, m.objid FROM member AS m)
