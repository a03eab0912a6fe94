-- idea: ON CONFLICT DO NOTHING added no row to the sample; elsewhere it may.
-- base: shop
-- expect: data-change
-- findings: PF-C03 public.settings

INSERT INTO settings (name, value) VALUES ('colour', 'red') ON CONFLICT (name) DO NOTHING;
