-- idea: The trigger is back, but it no longer fires on DELETE.
-- base: shop
-- hides: back-with-less
-- expect: destructive
-- findings: PF-G04 tr_settings_keep on public.settings

CREATE OR REPLACE TRIGGER tr_settings_keep BEFORE UPDATE ON settings FOR EACH ROW EXECUTE FUNCTION keep_row();
