-- idea: A check is dropped and added again NOT VALID: it holds for all new rows as before.
-- base: shop
-- hides: back-the-same
-- expect: safe
-- findings:

ALTER TABLE payments
    DROP CONSTRAINT ck_payments_amount,
    ADD CONSTRAINT ck_payments_amount CHECK (amount >= 1) NOT VALID;
