-- idea: A label of an enum reads differently; code that compares with the old word breaks.
-- base: shop
-- expect: destructive
-- findings: PF-D05 public.order_state
-- may: PF-C02 public.orders

ALTER TYPE order_state RENAME VALUE 'closed' TO 'finished';
