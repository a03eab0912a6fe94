-- idea: A trigger is switched off and stays so.
-- base: shop
-- expect: destructive
-- findings: PF-G04 tr_settings_keep on public.settings

ALTER TABLE settings DISABLE TRIGGER tr_settings_keep;
