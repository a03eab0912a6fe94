-- idea: As a replica no trigger and no foreign key is obeyed; the owner may not set it.
-- base: shop
-- expect: destructive
-- findings: PF-G08 *, PF-C02 public.settings, PF-N04 *
-- sqlstate: 42501

SET LOCAL session_replication_role = replica;
UPDATE settings SET value = 'past every trigger';
SET LOCAL session_replication_role = origin;
