-- idea: The same without stopping anybody is no better.
-- base: depot
-- expect: destructive
-- findings: PF-G03 ux_stations_code on public.stations

-- transaction: none
DROP INDEX CONCURRENTLY ux_stations_code;
