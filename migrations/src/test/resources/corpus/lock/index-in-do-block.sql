-- idea: The same inside a block, by a computed string.
-- base: shop
-- hides: do-block, computed-string
-- expect: lock-risk
-- findings: PF-L02 public.customers

DO $$
BEGIN
    EXECUTE format('CREATE INDEX %I ON %I (%I)', 'ix_customers_name', 'customers', 'name');
END
$$;
