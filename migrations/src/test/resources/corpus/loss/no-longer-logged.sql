-- idea: An unlogged table is emptied by the next crash.
-- base: depot
-- expect: destructive
-- findings: PF-D09 public.beats, PF-R03 public.beats

ALTER TABLE beats SET UNLOGGED;
