-- idea: CREATE OR REPLACE VIEW without its options forgets security_invoker.
-- base: shop
-- expect: destructive
-- findings: PF-G07 public.guarded_settings

CREATE OR REPLACE VIEW guarded_settings AS SELECT name, value FROM settings;
