-- idea: Rows are locked for a moment and not written.
-- base: shop
-- expect: safe
-- findings:

SELECT id FROM customers WHERE id = 1 FOR UPDATE;
