-- idea: Old rows get the new column, then readers move to it.
-- base: depot
-- expect: data-change
-- findings: PF-C02 public.locks

-- transaction: none
CALL migrator.backfill('public.locks', 'combination_number = combination::integer', 'combination ~ ''^[0-9]{1,9}$'' AND combination_number IS NULL', 1000);
