-- idea: The search path decides which of two tables of one name is dropped.
-- base: depot
-- hides: search-path
-- expect: destructive
-- findings: PF-D01 archive.parcels

SET LOCAL search_path = archive, public;
DROP TABLE parcels;
