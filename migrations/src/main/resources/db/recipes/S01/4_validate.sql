-- idea: The old rows are proved while writers go on.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE orders VALIDATE CONSTRAINT ck_orders_channel_required;
