-- idea: A view that the application reads is dropped.
-- base: shop
-- expect: destructive
-- findings: PF-D03 public.order_totals

DROP VIEW order_totals;
