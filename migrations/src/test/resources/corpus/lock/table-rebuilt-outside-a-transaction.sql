-- idea: REINDEX TABLE outside a transaction, without CONCURRENTLY.
-- base: depot
-- expect: lock-risk
-- findings: PF-L03 public.parcels

-- transaction: none
REINDEX TABLE parcels;
