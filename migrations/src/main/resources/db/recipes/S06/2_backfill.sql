-- idea: Old rows get the new column, then readers move to it.
-- base: shop
-- expect: data-change
-- findings: PF-C02 public.customers

-- transaction: none
CALL migrator.backfill('public.customers', 'remarks = notes', 'remarks IS DISTINCT FROM notes', 1000);
