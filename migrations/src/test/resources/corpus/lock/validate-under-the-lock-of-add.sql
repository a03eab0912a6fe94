-- idea: NOT VALID and VALIDATE in one transaction: the rows are read under the lock of the first statement.
-- base: shop
-- expect: lock-risk
-- findings: PF-L05 public.payments

ALTER TABLE payments ADD CONSTRAINT ck_payments_amount_positive CHECK (amount > 0) NOT VALID;
ALTER TABLE payments VALIDATE CONSTRAINT ck_payments_amount_positive;
