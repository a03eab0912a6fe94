-- idea: Nothing numbers the rows any more.
-- base: shop
-- expect: destructive
-- findings: PF-G02 public.stamps.id

ALTER TABLE stamps ALTER COLUMN id DROP IDENTITY;
