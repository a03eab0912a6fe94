-- idea: A check is added and proved at once; every row passes.
-- base: shop
-- hides: unproved
-- expect: lock-risk
-- findings: PF-L04 public.payments
-- fails-without-rows: yes

ALTER TABLE payments ADD CONSTRAINT ck_payments_amount_positive CHECK (amount > 0);
