-- idea: A row is added to an old table.
-- base: shop
-- expect: data-change
-- findings: PF-C01 public.settings

INSERT INTO settings (name, value) VALUES ('theme of the shop', 'dark');
