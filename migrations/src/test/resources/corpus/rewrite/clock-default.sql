-- idea: clock_timestamp() is volatile where now() is not.
-- base: shop
-- expect: rewrite
-- findings: PF-R01 public.drafts

ALTER TABLE drafts ADD COLUMN seen_at timestamptz DEFAULT clock_timestamp();
