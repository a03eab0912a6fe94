-- idea: The rows are deleted through an updatable view.
-- base: shop
-- expect: destructive
-- findings: PF-D07 public.drafts

DELETE FROM draft_list WHERE id = 2;
