-- idea: One block locks a table against writers and then reads all of it.
-- base: shop
-- hides: do-block
-- expect: lock-risk
-- findings: PF-L01 public.orders
-- may: PF-L05 public.orders
-- fails-without-rows: yes

DO $$
DECLARE
    v_rows bigint;
BEGIN
    ALTER TABLE orders ADD COLUMN channel text;
    SELECT count(*) INTO v_rows FROM orders;
END
$$;
