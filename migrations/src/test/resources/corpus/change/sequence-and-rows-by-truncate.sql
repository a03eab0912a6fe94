-- idea: TRUNCATE ... RESTART IDENTITY empties the table and resets its numbers.
-- base: shop
-- expect: destructive
-- findings: PF-D07 public.stamps, PF-C04 public.stamps_id_seq

TRUNCATE stamps RESTART IDENTITY;
