-- idea: An unlogged table becomes a logged one: safer, but written again.
-- base: depot
-- expect: rewrite
-- findings: PF-R03 public.cache

ALTER TABLE cache SET LOGGED;
