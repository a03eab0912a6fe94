-- idea: Fewer decimals: every value is rounded without an error.
-- base: shop
-- expect: destructive
-- findings: PF-D08 public.ledger.amount, PF-R02 public.ledger

ALTER TABLE ledger ALTER COLUMN amount TYPE numeric(8, 1);
