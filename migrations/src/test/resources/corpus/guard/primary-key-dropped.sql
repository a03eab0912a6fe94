-- idea: A primary key is dropped; its columns stay NOT NULL but no longer unique.
-- base: shop
-- expect: destructive
-- findings: PF-G01 pk_ledger on public.ledger

ALTER TABLE ledger DROP CONSTRAINT pk_ledger;
