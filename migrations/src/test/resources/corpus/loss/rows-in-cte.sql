-- idea: The delete hides in a WITH clause of a query whose result nobody reads.
-- base: shop
-- hides: routine, cte
-- expect: destructive
-- findings: PF-D07 public.drafts

WITH gone AS (DELETE FROM drafts WHERE id = 1 RETURNING id)
SELECT count(*) FROM gone;
