-- idea: Dropping a domain drops every column that uses it.
-- base: shop
-- hides: cascade
-- expect: destructive
-- findings: PF-D04 public.positive_amount, PF-D02 public.payments.fee

DROP DOMAIN positive_amount CASCADE;
