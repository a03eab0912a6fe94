-- idea: No row is NULL, but no check proves it to the server, so all are read.
-- base: shop
-- hides: unproved
-- expect: lock-risk
-- findings: PF-L04 public.customers
-- fails-without-rows: yes

ALTER TABLE customers ALTER COLUMN region SET NOT NULL;
