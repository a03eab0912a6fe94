-- idea: A new column with a constant default is filled by the catalog alone.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE customers ADD COLUMN newsletter boolean NOT NULL DEFAULT false;
