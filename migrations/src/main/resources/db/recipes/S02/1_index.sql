-- idea: The referencing column is indexed first, for deletes of the parent.
-- base: shop
-- expect: safe
-- findings:

-- transaction: none
CREATE INDEX CONCURRENTLY ix_payments_customer_id ON payments (customer_id);
