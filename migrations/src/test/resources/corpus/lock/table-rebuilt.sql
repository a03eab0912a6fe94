-- idea: REINDEX TABLE without CONCURRENTLY.
-- base: depot
-- expect: lock-risk
-- findings: PF-L03 public.parcels

REINDEX TABLE parcels;
