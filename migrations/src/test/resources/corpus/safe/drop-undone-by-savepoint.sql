-- idea: A drop is rolled back to a savepoint.
-- base: shop
-- hides: undone
-- expect: safe
-- findings:

SAVEPOINT before_drop;
DROP TABLE drafts CASCADE;
ROLLBACK TO SAVEPOINT before_drop;
