-- idea: IF EXISTS on a view or routine that is not there: nothing stored could be lost.
-- base: shop
-- expect: safe
-- findings:

DROP VIEW IF EXISTS no_such_view;
DROP FUNCTION IF EXISTS no_such_function(integer);
DROP TRIGGER IF EXISTS no_such_trigger ON drafts;
DROP INDEX IF EXISTS no_such_index;
