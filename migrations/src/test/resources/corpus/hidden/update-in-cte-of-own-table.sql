-- idea: Making a table of the script feeds on an old one that is updated in passing.
-- base: shop
-- hides: cte
-- expect: data-change
-- findings: PF-C02 public.drafts

CREATE TABLE moved (id integer, body text);
WITH taken AS (UPDATE drafts SET body = 'taken' RETURNING id, body)
INSERT INTO moved SELECT id, body FROM taken;
