-- idea: Outside a transaction a procedure deletes in two steps and commits between them.
-- base: shop
-- hides: routine, procedure
-- expect: destructive
-- findings: PF-D07 public.ledger

-- transaction: none
CALL purge_ledger_in_steps();
