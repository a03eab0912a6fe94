-- idea: A table of the script may be filled, altered, truncated and dropped.
-- base: shop
-- hides: own
-- expect: safe
-- findings:

CREATE TABLE workshop (id integer PRIMARY KEY, body text);
INSERT INTO workshop VALUES (1, 'one'), (2, 'two');
ALTER TABLE workshop DROP COLUMN body;
DELETE FROM workshop WHERE id = 1;
TRUNCATE workshop;
DROP TABLE workshop;
