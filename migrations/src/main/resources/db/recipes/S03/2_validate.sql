-- idea: The old rows are proved while writers go on.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE payments VALIDATE CONSTRAINT ck_payments_amount_positive;
