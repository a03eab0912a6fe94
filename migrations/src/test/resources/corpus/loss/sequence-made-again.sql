-- idea: A sequence of the same name starts from the beginning.
-- base: shop
-- hides: same-shape
-- expect: destructive
-- findings: PF-D03 public.batch_numbers

DROP SEQUENCE batch_numbers;
CREATE SEQUENCE batch_numbers START 1;
