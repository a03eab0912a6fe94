-- idea: A stored generated column is computed for every old row.
-- base: shop
-- expect: rewrite
-- findings: PF-R01 public.order_lines

ALTER TABLE order_lines ADD COLUMN dozens integer GENERATED ALWAYS AS (quantity / 12) STORED;
