-- idea: A check holds for new rows.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE payments ADD CONSTRAINT ck_payments_amount_positive CHECK (amount > 0) NOT VALID;
