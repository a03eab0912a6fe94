-- idea: An insert fires a trigger that empties another table.
-- base: shop
-- hides: trigger
-- expect: destructive
-- findings: PF-D07 public.drafts, PF-C01 public.inbox

INSERT INTO inbox (id, command) VALUES (-77, 'forget drafts');
