SELECT s.name, s.setting
FROM pg_catalog.pg_settings AS s
WHERE s.name IN ('search_path', 'session_replication_role', 'row_security', 'lock_timeout', 'statement_timeout',
    'idle_in_transaction_session_timeout', 'check_function_bodies', 'default_tablespace', 'default_table_access_method',
    'default_transaction_isolation', 'default_transaction_read_only', 'TimeZone', 'DateStyle', 'IntervalStyle', 'client_encoding',
    'standard_conforming_strings', 'bytea_output', 'xmlbinary', 'quote_all_identifiers', 'allow_system_table_mods',
    'synchronous_commit', 'constraint_exclusion')
UNION ALL
-- Not listed among the settings.
SELECT 'role', pg_catalog.current_setting('role')
UNION ALL
SELECT 'session_user', session_user
