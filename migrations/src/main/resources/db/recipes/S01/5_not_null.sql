-- idea: The proved check makes NOT NULL free, and NOT NULL replaces the check.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE orders ALTER COLUMN channel SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT ck_orders_channel_required;
