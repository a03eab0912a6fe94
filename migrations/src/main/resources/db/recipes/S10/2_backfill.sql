-- idea: Every tenant is visited, rows are changed in batches, each of them committed.
-- base: clinic
-- expect: data-change
-- findings: PF-C02 public.patients

-- transaction: none
CALL migrator.backfill('public.patients', 'search_text = lower(name)', 'search_text IS NULL', 1000);
