-- idea: A view is dropped and made again with more columns and the same grants.
-- base: shop
-- hides: back-with-more
-- expect: safe
-- findings:

DROP VIEW draft_list;
CREATE VIEW draft_list AS SELECT id, body, length(body) AS size FROM drafts;
GRANT SELECT ON draft_list TO ${app};
