-- idea: A view comes back with its columns in another order.
-- base: shop
-- expect: destructive
-- findings: PF-B04 public.draft_list

DROP VIEW draft_list;
CREATE VIEW draft_list AS SELECT body, id FROM drafts;
GRANT SELECT ON draft_list TO ${app};
