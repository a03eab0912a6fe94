-- idea: A document column on an old table has no checks.
-- base: clinic
-- expect: safe
-- findings: PF-M01 public.visits.extras

ALTER TABLE visits ADD COLUMN extras jsonb NOT NULL DEFAULT '{}';
