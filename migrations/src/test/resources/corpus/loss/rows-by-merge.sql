-- idea: MERGE deletes what it matches.
-- base: shop
-- hides: merge
-- expect: destructive
-- findings: PF-D07 public.drafts
-- fails-without-rows: yes

MERGE INTO drafts d
USING (VALUES (1), (2)) AS s (id) ON d.id = s.id
WHEN MATCHED THEN DELETE;
