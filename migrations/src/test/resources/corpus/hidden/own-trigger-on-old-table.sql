-- idea: The script's own trigger does the damage when an old table is written, and is gone again.
-- base: shop
-- hides: trigger
-- expect: destructive
-- findings: PF-D07 public.drafts, PF-C02 public.settings, PF-L05 public.settings

CREATE FUNCTION sweep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM drafts;
    RETURN NULL;
END
$$;
CREATE TRIGGER tr_sweep AFTER UPDATE ON settings FOR EACH STATEMENT EXECUTE FUNCTION sweep();
UPDATE settings SET value = 'touched';
DROP TRIGGER tr_sweep ON settings;
DROP FUNCTION sweep();
