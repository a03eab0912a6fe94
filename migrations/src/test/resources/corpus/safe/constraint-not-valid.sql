-- idea: A check that holds for new rows only is added without reading the old ones.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE orders ADD CONSTRAINT ck_orders_note CHECK (length(note) < 5) NOT VALID;
