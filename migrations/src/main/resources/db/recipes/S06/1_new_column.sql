-- idea: The new name is a new column; the application writes both.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE customers ADD COLUMN remarks text;
