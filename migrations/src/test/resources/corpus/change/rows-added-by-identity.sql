-- idea: An insert moves the sequence of its own table, which needs no finding of its own.
-- base: shop
-- expect: data-change
-- findings: PF-C01 public.tickets

INSERT INTO tickets (subject) VALUES ('from the script');
