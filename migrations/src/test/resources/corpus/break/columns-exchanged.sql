-- idea: Two columns exchange their names: every name is still there and means something else.
-- base: shop
-- hides: do-block, same-shape
-- expect: destructive
-- findings: PF-B01 public.customers.nickname, PF-B01 public.customers.fax

DO $$
BEGIN
    ALTER TABLE customers RENAME nickname TO swap;
    ALTER TABLE customers RENAME fax TO nickname;
    ALTER TABLE customers RENAME swap TO fax;
END
$$;
