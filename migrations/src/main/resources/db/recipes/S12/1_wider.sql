-- idea: The new check admits one word more, and the old one goes.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE payments ADD CONSTRAINT ck_payments_method_wide CHECK (method IN ('card', 'cash', 'transfer')) NOT VALID;
ALTER TABLE payments DROP CONSTRAINT ck_payments_method;
