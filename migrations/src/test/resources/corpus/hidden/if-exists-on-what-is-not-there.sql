-- idea: IF EXISTS names a table that the journal does not know but a drifted database may have.
-- base: shop
-- expect: destructive
-- findings: PF-D11 public.customers_backup

DROP TABLE IF EXISTS customers_backup;
