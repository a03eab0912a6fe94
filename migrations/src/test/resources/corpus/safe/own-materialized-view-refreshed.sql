-- idea: A materialized view of the script is refreshed.
-- base: shop
-- expect: safe
-- findings:

CREATE MATERIALIZED VIEW totals AS SELECT sum(total) AS total FROM orders WITH NO DATA;
REFRESH MATERIALIZED VIEW totals;
