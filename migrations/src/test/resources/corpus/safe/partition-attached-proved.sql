-- idea: A valid check proves the range, so no row is read.
-- base: depot
-- hides: proved
-- expect: safe
-- findings:

ALTER TABLE readings ATTACH PARTITION readings_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
