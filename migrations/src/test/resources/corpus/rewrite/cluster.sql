-- idea: CLUSTER writes the table again in another order.
-- base: shop
-- expect: rewrite
-- findings: PF-R03 public.orders

CLUSTER orders USING ix_orders_placed_on;
