-- idea: The sequence stays where it is but counts in other steps.
-- base: shop
-- expect: data-change
-- findings: PF-C04 public.invoice_numbers

ALTER SEQUENCE invoice_numbers INCREMENT BY 10;
