-- idea: The application may read one more table.
-- base: shop
-- expect: safe
-- findings:

GRANT INSERT, UPDATE ON settings TO ${app};
