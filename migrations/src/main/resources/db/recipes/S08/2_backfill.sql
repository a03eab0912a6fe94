-- idea: Old rows get the new value; the condition asks for what differs, so that a killed run is taken up.
-- base: shop
-- expect: data-change
-- findings: PF-C02 public.products

-- transaction: none
CALL migrator.backfill('public.products', 'weight_grams = weight * 1000::bigint', 'weight_grams IS DISTINCT FROM weight * 1000::bigint', 1000);
