-- idea: A trigger is dropped and made again and fires more often than before.
-- base: shop
-- hides: back-with-more
-- expect: safe
-- findings:

DROP TRIGGER tr_settings_keep ON settings;
CREATE TRIGGER tr_settings_keep BEFORE INSERT OR UPDATE OR DELETE ON settings
    FOR EACH ROW EXECUTE FUNCTION keep_row();
