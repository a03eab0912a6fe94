-- idea: The rows of one old table are copied into another.
-- base: shop
-- expect: data-change
-- findings: PF-C01 public.settings

INSERT INTO settings (name, value) SELECT 'customer number ' || id, 'x' FROM customers;
