-- idea: Tables made later are readable by everybody.
-- base: shop
-- expect: destructive
-- findings: PF-G07 *

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC;
