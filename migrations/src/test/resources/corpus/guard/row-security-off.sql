-- idea: Row security is switched off.
-- base: clinic
-- expect: destructive
-- findings: PF-G05 public.patients

ALTER TABLE patients DISABLE ROW LEVEL SECURITY;
