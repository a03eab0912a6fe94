-- idea: Dropping the function takes the trigger.
-- base: shop
-- hides: cascade
-- expect: destructive
-- findings: PF-D06 public.keep_row(), PF-G04 tr_settings_keep on public.settings

DROP FUNCTION keep_row() CASCADE;
