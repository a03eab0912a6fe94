-- idea: Row security is switched on, and no policy admits the application.
-- base: shop
-- expect: destructive
-- findings: PF-G05 public.ledger

ALTER TABLE ledger ENABLE ROW LEVEL SECURITY;
