-- What was heard while the base was made is no script's.
TRUNCATE pivotal_guard.events;
-- Nor is the making of the tools.
SELECT pivotal_guard.pg_stat_statements_reset(0, (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database()), 0);
