-- idea: In the next release the old column goes.
-- base: depot
-- expect: destructive
-- findings: PF-D02 public.locks.combination

ALTER TABLE locks DROP COLUMN combination;
