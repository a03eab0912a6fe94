-- idea: A view over old tables.
-- base: shop
-- expect: safe
-- findings:

CREATE VIEW paused_customers AS SELECT id, name FROM customers WHERE state = 'paused';
GRANT SELECT ON paused_customers TO ${app};
