SELECT 'lock' AS kind, l.relation::bigint AS oid, l.mode AS text, 0::bigint AS read, 0::bigint AS inserted, 0::bigint AS updated, 0::bigint AS deleted
FROM pg_catalog.pg_locks AS l
WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted AND l.relation >= 16384
  AND l.mode IN ('RowExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
UNION ALL
SELECT 'count', c.oid::bigint, '', c.read, c.inserted, c.updated, c.deleted
FROM (
    SELECT c.oid,
        pg_catalog.pg_stat_get_xact_tuples_returned(c.oid) + pg_catalog.pg_stat_get_xact_tuples_fetched(c.oid) AS read,
        pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) AS inserted,
        pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) AS updated,
        pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) AS deleted
    FROM pg_catalog.pg_class AS c
    WHERE c.oid >= 16384 AND c.relkind IN ('r', 'm')
) AS c
WHERE c.read + c.inserted + c.updated + c.deleted > 0
UNION ALL
SELECT 'setting', 0, pg_catalog.current_setting('session_replication_role') || ' ' || pg_catalog.current_setting('row_security'), 0, 0, 0, 0
UNION ALL
SELECT 'next', 0, pg_catalog.set_config('pivotal_guard.statement', '%d', false), 0, 0, 0, 0
