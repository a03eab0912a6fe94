-- idea: A trigger is off for a moment in which nothing is written.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE settings DISABLE TRIGGER tr_settings_keep;
ALTER TABLE settings ENABLE TRIGGER tr_settings_keep;
