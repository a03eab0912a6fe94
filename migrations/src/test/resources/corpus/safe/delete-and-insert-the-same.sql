-- idea: A row is deleted and inserted again exactly as it was.
-- base: shop
-- hides: same-shape
-- expect: safe
-- findings:

CREATE TEMPORARY TABLE kept ON COMMIT DROP AS SELECT * FROM drafts WHERE id = 1;
DELETE FROM drafts WHERE id = 1;
INSERT INTO drafts SELECT * FROM kept;
