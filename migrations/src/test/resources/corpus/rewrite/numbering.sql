-- idea: An identity column numbers every old row.
-- base: shop
-- expect: rewrite
-- findings: PF-R01 public.ledger

ALTER TABLE ledger ADD COLUMN position bigint GENERATED ALWAYS AS IDENTITY;
