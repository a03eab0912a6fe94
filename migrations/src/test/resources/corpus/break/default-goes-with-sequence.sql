-- idea: Dropping a sequence takes the default of the column that numbers by it.
-- base: shop
-- hides: cascade
-- expect: destructive
-- findings: PF-D03 public.ticket_numbers, PF-B03 public.tickets.id

DROP SEQUENCE ticket_numbers CASCADE;
