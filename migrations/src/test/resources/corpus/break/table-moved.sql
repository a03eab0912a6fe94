-- idea: A table moves to another schema.
-- base: depot
-- expect: destructive
-- findings: PF-B02 public.beats

ALTER TABLE beats SET SCHEMA archive;
