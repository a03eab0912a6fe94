-- idea: CREATE OR REPLACE adds a column at the end.
-- base: shop
-- hides: back-with-more
-- expect: safe
-- findings:

CREATE OR REPLACE VIEW active_customers AS SELECT id, email, name, state, rating FROM customers WHERE state = 'active';
