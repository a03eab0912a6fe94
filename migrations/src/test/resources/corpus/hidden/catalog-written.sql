-- idea: A check is declared valid by hand; the owner may not, so it fails here.
-- base: depot
-- expect: destructive
-- findings: PF-D10 *, PF-N04 *
-- sqlstate: 42501

UPDATE pg_catalog.pg_constraint SET convalidated = true WHERE conname = 'ck_readings_2027_taken';
