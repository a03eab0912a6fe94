-- idea: A detached partition keeps its rows, but the parent no longer shows them.
-- base: depot
-- expect: destructive
-- findings: PF-D09 public.readings_2024, PF-L06 public.readings
-- may: PF-L06 public.readings_2024

ALTER TABLE readings DETACH PARTITION readings_2024;
