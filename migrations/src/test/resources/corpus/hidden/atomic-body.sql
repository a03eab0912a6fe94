-- idea: A routine with a parsed body, called at once.
-- base: shop
-- hides: routine, procedure
-- expect: destructive
-- findings: PF-D07 public.drafts

CREATE PROCEDURE wipe() LANGUAGE sql
BEGIN ATOMIC
    DELETE FROM drafts;
END;
CALL wipe();
DROP PROCEDURE wipe();
