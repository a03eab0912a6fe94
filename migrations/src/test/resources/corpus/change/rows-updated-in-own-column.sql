-- idea: A new column is filled while the lock of its making is still held.
-- base: shop
-- expect: data-change
-- findings: PF-C02 public.drafts, PF-L05 public.drafts

ALTER TABLE drafts ADD COLUMN words integer;
UPDATE drafts SET words = length(coalesce(body, ''));
