-- idea: The update goes through a view that shows other columns.
-- base: shop
-- hides: view
-- expect: data-change
-- findings: PF-C02 public.drafts

UPDATE draft_list SET body = 'seen' WHERE id = 1;
