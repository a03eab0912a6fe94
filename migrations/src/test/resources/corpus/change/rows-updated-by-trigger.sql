-- idea: The insert fires a trigger that updates a table the script does not name.
-- base: shop
-- hides: trigger
-- expect: data-change
-- findings: PF-C01 public.inbox, PF-C02 public.settings

INSERT INTO inbox (id, command) VALUES (-78, 'rename');
