-- idea: A valid check proves the column full, so nothing is read.
-- base: shop
-- hides: proved
-- expect: safe
-- findings:

ALTER TABLE customers ALTER COLUMN segment SET NOT NULL;
