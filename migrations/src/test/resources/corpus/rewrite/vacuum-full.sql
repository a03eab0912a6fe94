-- idea: VACUUM FULL writes the table again while everybody waits.
-- base: shop
-- expect: rewrite
-- findings: PF-R03 public.drafts

-- transaction: none
VACUUM FULL drafts;
