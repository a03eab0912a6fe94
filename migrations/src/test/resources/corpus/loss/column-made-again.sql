-- idea: The column is back with the same name and type, and empty: the catalog looks as before.
-- base: shop
-- hides: same-shape
-- expect: destructive
-- findings: PF-D02 public.orders.note

ALTER TABLE orders DROP COLUMN note, ADD COLUMN note text;
