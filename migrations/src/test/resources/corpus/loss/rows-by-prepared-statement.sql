-- idea: The delete is prepared under a name and executed later.
-- base: shop
-- hides: prepared
-- expect: destructive
-- findings: PF-D07 public.drafts

PREPARE tidy(integer) AS DELETE FROM drafts WHERE id <= $1;
EXECUTE tidy(2);
DEALLOCATE tidy;
