-- idea: A temporary table hides an old one, and everything happens to the temporary one.
-- base: shop
-- hides: temporary
-- expect: safe
-- findings:

CREATE TEMPORARY TABLE drafts (id integer, body text) ON COMMIT DROP;
INSERT INTO drafts VALUES (1, 'x');
DELETE FROM drafts;
TRUNCATE drafts;
DROP TABLE drafts;
