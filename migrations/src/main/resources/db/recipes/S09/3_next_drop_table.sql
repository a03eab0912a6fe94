-- idea: And the table.
-- base: shop
-- expect: destructive
-- findings: PF-D01 public.old_ratings

DROP TABLE old_ratings;
