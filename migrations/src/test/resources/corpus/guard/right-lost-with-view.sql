-- idea: The view is made again with every column, but its grants are gone.
-- base: shop
-- hides: back-with-less
-- expect: destructive
-- findings: PF-G06 public.draft_list

DROP VIEW draft_list;
CREATE VIEW draft_list AS SELECT id, body FROM drafts;
