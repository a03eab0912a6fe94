-- idea: SET NOT NULL on a column that holds NULLs.
-- base: shop
-- expect: lock-risk
-- findings: PF-L07 public.customers
-- sqlstate: 23502
-- fails-without-rows: yes

ALTER TABLE customers ALTER COLUMN birthday SET NOT NULL;
