-- idea: A procedure made by the script deletes when it is called.
-- base: shop
-- hides: routine, procedure
-- expect: destructive
-- findings: PF-D07 public.drafts

CREATE PROCEDURE tidy_up() LANGUAGE sql AS 'DELETE FROM drafts WHERE id > 1';
CALL tidy_up();
DROP PROCEDURE tidy_up();
