-- idea: A column of a domain with a check is computed for every row, even though it stays empty.
-- base: shop
-- expect: rewrite
-- findings: PF-R01 public.ledger

ALTER TABLE ledger ADD COLUMN surcharge positive_amount;
