SELECT
    o.type || ' ' || o.identity AS object,
    'comment' AS kind,
    d.description AS definition
FROM pg_description AS d
CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) AS o
-- Below are the server's own objects, schema public among them, whose comment differs from version to version.
WHERE d.objoid >= 16384
  AND d.classoid <> 'pg_extension'::regclass
  AND (d.classoid, d.objoid) NOT IN (SELECT m.classid, m.objid FROM member AS m)
  AND o.identity !~ '(^| on )(migrator|pg_temp|pg_toast|pg_temp_[0-9]+)(\.|$)'
  AND o.identity !~ '(^| on )public\.flyway_schema_history'
