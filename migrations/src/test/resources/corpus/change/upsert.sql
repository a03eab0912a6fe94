-- idea: INSERT ... ON CONFLICT changes an old row and adds none.
-- base: shop
-- expect: data-change
-- findings: PF-C02 public.settings

INSERT INTO settings (name, value) VALUES ('colour', 'another colour')
ON CONFLICT (name) DO UPDATE SET value = excluded.value;
