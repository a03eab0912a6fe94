-- idea: The key holds for new rows.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE payments ADD CONSTRAINT fk_payments_customer_id
    FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;
