-- idea: The policy keeps its name and admits every tenant.
-- base: clinic
-- expect: destructive
-- findings: PF-G05 tenant_isolation on public.visits

ALTER POLICY tenant_isolation ON visits USING (true);
