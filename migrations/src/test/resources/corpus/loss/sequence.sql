-- idea: A sequence of its own is dropped; its position is state that nothing restores.
-- base: shop
-- expect: destructive
-- findings: PF-D03 public.batch_numbers

DROP SEQUENCE batch_numbers;
