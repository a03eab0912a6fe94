-- idea: The search path decides which of two tables loses its column.
-- base: depot
-- hides: search-path
-- expect: destructive
-- findings: PF-D02 archive.parcels.weight

SELECT set_config('search_path', 'archive', true);
ALTER TABLE parcels DROP COLUMN weight;
