-- idea: The setting is left changed at the end.
-- base: clinic
-- expect: destructive
-- findings: PF-G08 *

SELECT set_config('row_security', 'off', false);
