-- idea: Nobody waits, but the parent still loses its rows.
-- base: depot
-- expect: destructive
-- findings: PF-D09 public.readings_2025

-- transaction: none
ALTER TABLE readings DETACH PARTITION readings_2025 CONCURRENTLY;
