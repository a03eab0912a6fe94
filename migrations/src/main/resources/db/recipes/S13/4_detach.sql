-- idea: Nobody waits for the detaching, but the parent loses its rows.
-- base: depot
-- expect: destructive
-- findings: PF-D09 public.readings_2024

-- transaction: none
ALTER TABLE readings DETACH PARTITION readings_2024 CONCURRENTLY;
