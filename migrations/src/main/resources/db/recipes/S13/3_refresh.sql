-- idea: A materialized view is refreshed while readers read.
-- base: depot
-- expect: safe
-- findings:

REFRESH MATERIALIZED VIEW CONCURRENTLY daily;
