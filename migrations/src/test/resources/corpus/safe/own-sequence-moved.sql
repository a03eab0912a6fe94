-- idea: Sequences of the script may be set and read.
-- base: shop
-- hides: own
-- expect: safe
-- findings:

CREATE SEQUENCE page_numbers;
SELECT setval('page_numbers', 100);
SELECT nextval('page_numbers');
DROP SEQUENCE page_numbers;
