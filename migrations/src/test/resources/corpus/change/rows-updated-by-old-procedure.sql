-- idea: CALL of a procedure that an earlier script made.
-- base: shop
-- hides: routine, procedure
-- expect: data-change
-- findings: PF-C02 public.orders
-- fails-without-rows: yes

CALL close_orders();
