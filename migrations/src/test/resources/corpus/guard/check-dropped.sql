-- idea: A check is dropped.
-- base: shop
-- expect: destructive
-- findings: PF-G01 ck_payments_method on public.payments

ALTER TABLE payments DROP CONSTRAINT ck_payments_method;
