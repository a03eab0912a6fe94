-- idea: Dropping an extension drops every column of its types.
-- base: depot
-- hides: cascade
-- expect: destructive
-- findings: PF-D04 citext, PF-D02 public.aliases.alias

DROP EXTENSION citext CASCADE;
