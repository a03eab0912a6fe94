-- idea: A lock without any change of the catalog only keeps others waiting.
-- base: shop
-- expect: lock-risk
-- findings: PF-L05 public.products

LOCK TABLE products IN SHARE ROW EXCLUSIVE MODE;
