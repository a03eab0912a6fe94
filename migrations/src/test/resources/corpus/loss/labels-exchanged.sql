-- idea: Two labels exchange their names, so the set of labels is the same and every row means something else.
-- base: shop
-- hides: do-block, same-shape
-- expect: destructive
-- findings: PF-D05 public.order_state
-- may: PF-C02 public.orders

DO $$
BEGIN
    ALTER TYPE order_state RENAME VALUE 'paid' TO 'swap';
    ALTER TYPE order_state RENAME VALUE 'shipped' TO 'paid';
    ALTER TYPE order_state RENAME VALUE 'swap' TO 'shipped';
END
$$;
