-- idea: A foreign key is proved while writers of both tables wait.
-- base: shop
-- expect: lock-risk
-- findings: PF-L04 public.payments
-- may: PF-L04 public.customers

ALTER TABLE payments ADD CONSTRAINT fk_payments_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id);
