-- idea: A default that differs from row to row makes every row be written again.
-- base: shop
-- expect: rewrite
-- findings: PF-R01 public.orders

ALTER TABLE orders ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();
