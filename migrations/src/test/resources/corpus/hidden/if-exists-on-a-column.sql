-- idea: The same for a column.
-- base: shop
-- expect: destructive
-- findings: PF-D11 public.drafts.obsolete

ALTER TABLE drafts DROP COLUMN IF EXISTS obsolete;
