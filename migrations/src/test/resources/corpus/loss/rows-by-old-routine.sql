-- idea: A harmless SELECT calls an old function that deletes.
-- base: shop
-- hides: routine
-- expect: destructive
-- findings: PF-D07 public.drafts
-- fails-without-rows: yes

SELECT purge_drafts();
