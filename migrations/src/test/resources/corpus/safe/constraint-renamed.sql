-- idea: The rule is the same under another name.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE payments RENAME CONSTRAINT ck_payments_amount TO ck_payments_amount_min;
