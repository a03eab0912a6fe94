-- idea: MERGE updates the row it finds and adds the one it does not find.
-- base: shop
-- hides: merge
-- expect: data-change
-- findings: PF-C01 public.settings, PF-C02 public.settings

MERGE INTO settings s
USING (VALUES ('colour', 'a new colour'), ('a new setting', 'x')) AS n (name, value) ON s.name = n.name
WHEN MATCHED THEN UPDATE SET value = n.value
WHEN NOT MATCHED THEN INSERT VALUES (n.name, n.value);
