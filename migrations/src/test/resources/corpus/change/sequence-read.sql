-- idea: Reading the next number uses it up, and no insert explains it.
-- base: shop
-- expect: data-change
-- findings: PF-C04 public.invoice_numbers

SELECT nextval('invoice_numbers') FROM generate_series(1, 3);
