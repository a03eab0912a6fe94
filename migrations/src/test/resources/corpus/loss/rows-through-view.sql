-- idea: The rows are deleted through an updatable view.
-- base: shop
-- hides: view
-- expect: destructive
-- findings: PF-D07 public.drafts

DELETE FROM draft_list WHERE id = 2;
