-- idea: A key of two columns is dropped and added again with the same action.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE payments
    DROP CONSTRAINT fk_payments_order_id_customer_id,
    ADD CONSTRAINT fk_payments_order_id_customer_id FOREIGN KEY (order_id, customer_id)
        REFERENCES orders (id, customer_id) NOT VALID;
