-- idea: A materialized view is dropped by a cascade over the table it reads.
-- base: depot
-- hides: cascade
-- expect: destructive
-- findings: PF-D01 public.parcels, PF-D03 public.heaviest

DROP TABLE public.parcels CASCADE;
