-- idea: now() is one value for the whole transaction.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE orders ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
