-- idea: A schema is dropped with the tables in it.
-- base: depot
-- expect: destructive
-- findings: PF-D04 scraps, PF-D01 scraps.leftovers

DROP SCHEMA scraps CASCADE;
