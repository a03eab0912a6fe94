-- idea: The condition meets no row of the sample; in production it may meet every row.
-- base: shop
-- expect: data-change
-- findings: PF-C03 public.customers

UPDATE customers SET credit = 0 WHERE name = 'a name that no sample row has 5b1f';
