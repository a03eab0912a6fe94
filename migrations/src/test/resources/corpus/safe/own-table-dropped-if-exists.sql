-- idea: IF EXISTS on a table of the script.
-- base: shop
-- hides: own
-- expect: safe
-- findings:

CREATE TABLE scaffold (id integer);
DROP TABLE IF EXISTS scaffold;
