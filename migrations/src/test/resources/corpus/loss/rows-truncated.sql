-- idea: TRUNCATE empties a table; no event and no row count of a delete tells of it.
-- base: shop
-- expect: destructive
-- findings: PF-D07 public.drafts

TRUNCATE drafts;
