SELECT r.oid, r.name, s.seqtypid::regtype::text || ' ' || concat_ws(' ', s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle) AS parameters,
    s.seqincrement,
    coalesce((SELECT d.refobjid FROM pg_depend AS d WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid
        AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0), 0) AS owner_table,
    coalesce((SELECT d.refobjsubid FROM pg_depend AS d WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid
        AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0), 0) AS owner_column,
    ARRAY(SELECT DISTINCT a.adrelid::bigint FROM pg_depend AS d JOIN pg_attrdef AS a ON a.oid = d.objid
        WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = r.oid) AS used_by
FROM relation AS r
JOIN pg_sequence AS s ON s.seqrelid = r.oid
