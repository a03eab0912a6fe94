-- idea: A lock that no table knows.
-- base: shop
-- expect: safe
-- findings:

SELECT pg_advisory_xact_lock(4711);
