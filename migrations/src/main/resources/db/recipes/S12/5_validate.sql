-- idea: The old rows are proved.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE payments VALIDATE CONSTRAINT ck_payments_method;
