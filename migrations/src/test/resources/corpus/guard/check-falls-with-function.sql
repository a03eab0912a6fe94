-- idea: Dropping a function takes the check that calls it.
-- base: shop
-- hides: cascade
-- expect: destructive
-- findings: PF-D06 public.is_code(text), PF-G01 ck_settings_value on public.settings

DROP FUNCTION is_code(text) CASCADE;
