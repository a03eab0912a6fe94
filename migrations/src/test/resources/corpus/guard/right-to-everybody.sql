-- idea: Everybody may read.
-- base: shop
-- expect: destructive
-- findings: PF-G07 public.customers

GRANT SELECT ON customers TO PUBLIC;
