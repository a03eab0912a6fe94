-- idea: One partition goes, and with it the rows of a year.
-- base: depot
-- expect: destructive
-- findings: PF-D01 public.readings_2024

DROP TABLE readings_2024;
