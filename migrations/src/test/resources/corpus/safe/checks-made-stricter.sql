-- idea: The closed set loses a word for new rows; the old check goes because the new one implies it.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE payments ADD CONSTRAINT ck_payments_method_narrow CHECK (method IN ('card')) NOT VALID;
ALTER TABLE payments DROP CONSTRAINT ck_payments_method;
