-- idea: Rows are added and taken back.
-- base: shop
-- hides: undone
-- expect: safe
-- findings:

SAVEPOINT before_insert;
INSERT INTO settings (name, value) VALUES ('tried', 'x');
ROLLBACK TO SAVEPOINT before_insert;
RELEASE SAVEPOINT before_insert;
