-- idea: A sequence starts again.
-- base: shop
-- expect: data-change
-- findings: PF-C04 public.invoice_numbers

ALTER SEQUENCE invoice_numbers RESTART WITH 500;
