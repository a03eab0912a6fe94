-- idea: Values of old rows are overwritten.
-- base: shop
-- expect: data-change
-- findings: PF-C02 public.customers
-- fails-without-rows: yes

UPDATE customers SET notes = 'overwritten';
