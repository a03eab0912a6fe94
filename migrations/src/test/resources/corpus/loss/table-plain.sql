-- idea: A table is dropped in plain sight.
-- base: shop
-- expect: destructive
-- findings: PF-D01 public.old_ratings

DROP TABLE old_ratings;
