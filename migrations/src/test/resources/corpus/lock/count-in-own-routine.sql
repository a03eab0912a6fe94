-- idea: A routine locks a table against writers and reads all of it; the script makes it, calls it and drops it.
-- base: shop
-- hides: routine
-- expect: lock-risk
-- findings: PF-L01 public.ledger
-- may: PF-L05 public.ledger

CREATE FUNCTION ledger_balance() RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
    v_sum numeric;
BEGIN
    LOCK TABLE ledger IN SHARE MODE;
    SELECT sum(amount) INTO v_sum FROM ledger;
    RETURN v_sum;
END
$$;
SELECT ledger_balance();
DROP FUNCTION ledger_balance();
