-- idea: setval moves a sequence; numbers will be given twice.
-- base: shop
-- expect: data-change
-- findings: PF-C04 public.invoice_numbers

SELECT setval('invoice_numbers', 1);
