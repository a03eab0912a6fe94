-- idea: A table has another name, and nothing answers to the old one.
-- base: shop
-- expect: destructive
-- findings: PF-B02 public.drafts

ALTER TABLE drafts RENAME TO sketches;
