-- idea: A new table refers to an old one: a short lock, and nothing to prove.
-- base: shop
-- expect: safe
-- findings:

CREATE TABLE vouchers (
    id          integer NOT NULL,
    customer_id integer NOT NULL,
    CONSTRAINT pk_vouchers PRIMARY KEY (id),
    CONSTRAINT fk_vouchers_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id)
);
