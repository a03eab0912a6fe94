-- idea: Old rows get their values in batches.
-- base: shop
-- expect: data-change
-- findings: PF-C02 public.orders

-- transaction: none
CALL migrator.backfill('public.orders', 'channel = CASE WHEN note IS NULL THEN ''web'' ELSE ''counter'' END', 'channel IS NULL', 1000);
