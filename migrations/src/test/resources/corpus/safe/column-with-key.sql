-- idea: A new empty column with a foreign key: no old row can break it.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE orders ADD COLUMN paid_by integer CONSTRAINT fk_orders_paid_by REFERENCES customers (id);
