-- idea: The policy is back as a permissive one.
-- base: clinic
-- expect: destructive
-- findings: PF-G05 members_only on public.patients

DROP POLICY members_only ON patients;
CREATE POLICY members_only ON patients AS PERMISSIVE FOR DELETE USING (NOT is_member);
