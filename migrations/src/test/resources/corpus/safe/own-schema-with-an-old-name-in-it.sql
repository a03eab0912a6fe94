-- idea: A table of an old name in a new schema, found by the search path.
-- base: shop
-- hides: search-path
-- expect: safe
-- findings:

CREATE SCHEMA attic;
CREATE TABLE attic.drafts (id integer PRIMARY KEY, body text);
SET LOCAL search_path = attic;
INSERT INTO drafts VALUES (1, 'x');
DELETE FROM drafts;
DROP TABLE drafts;
