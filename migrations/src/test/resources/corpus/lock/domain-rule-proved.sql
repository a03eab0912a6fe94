-- idea: A rule of a domain is proved in every table that uses the domain.
-- base: shop
-- expect: lock-risk
-- findings: PF-L04 public.payments

ALTER DOMAIN positive_amount ADD CONSTRAINT ck_positive_amount_not_zero CHECK (VALUE <> 0);
