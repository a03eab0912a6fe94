-- idea: In the next release the view goes.
-- base: shop
-- expect: destructive
-- findings: PF-D03 public.ledger

DROP VIEW ledger;
