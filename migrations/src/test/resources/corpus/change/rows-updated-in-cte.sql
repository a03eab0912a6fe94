-- idea: The update hides behind a SELECT.
-- base: shop
-- hides: routine, cte
-- expect: data-change
-- findings: PF-C02 public.drafts

WITH seen AS (UPDATE drafts SET body = 'seen' RETURNING 1)
SELECT count(*) FROM seen;
