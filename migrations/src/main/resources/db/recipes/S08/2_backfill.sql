-- idea: Old rows get the new value.
-- base: shop
-- expect: data-change
-- findings: PF-C02 public.products

-- transaction: none
CALL migrator.backfill('public.products', 'weight_grams = weight * 1000::bigint', 'weight IS NOT NULL AND weight_grams IS NULL', 1000);
