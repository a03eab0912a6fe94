-- idea: Before a set becomes narrower, no row may hold the word that goes.
-- base: shop
-- expect: data-change
-- findings: PF-C02 public.payments

-- transaction: none
CALL migrator.backfill('public.payments', 'method = ''card''', 'method = ''cash''', 1000);
