-- idea: More digits before the point: nothing is written again.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE ledger ALTER COLUMN amount TYPE numeric(14, 2);
