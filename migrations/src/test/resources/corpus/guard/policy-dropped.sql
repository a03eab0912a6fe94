-- idea: A restrictive policy goes: rows that nobody could delete can be deleted.
-- base: clinic
-- expect: destructive
-- findings: PF-G05 members_only on public.patients

DROP POLICY members_only ON patients;
