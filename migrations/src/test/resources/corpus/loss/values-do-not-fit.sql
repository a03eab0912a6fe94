-- idea: The values do not fit the narrower type; the script fails on rows.
-- base: shop
-- expect: destructive
-- findings: PF-D08 public.old_ratings.stars, PF-R02 public.old_ratings
-- sqlstate: 22003
-- fails-without-rows: yes

ALTER TABLE old_ratings ALTER COLUMN stars TYPE smallint;
