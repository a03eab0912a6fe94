-- idea: A unique index becomes a constraint without being built again.
-- base: depot
-- expect: safe
-- findings:

ALTER TABLE stations ADD CONSTRAINT uq_stations_code UNIQUE USING INDEX ux_stations_code;
