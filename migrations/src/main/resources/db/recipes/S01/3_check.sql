-- idea: A check demands the value of every new row.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE orders ADD CONSTRAINT ck_orders_channel_required CHECK (channel IS NOT NULL) NOT VALID;
