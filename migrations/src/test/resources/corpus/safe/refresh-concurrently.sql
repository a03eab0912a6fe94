-- idea: The concurrent refresh keeps readers reading; what the view shows is derived.
-- base: shop
-- expect: safe
-- findings:

REFRESH MATERIALIZED VIEW CONCURRENTLY sales_by_day;
