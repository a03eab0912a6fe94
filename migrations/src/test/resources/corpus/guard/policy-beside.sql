-- idea: Nothing is dropped, but a second permissive policy lets every row through.
-- base: clinic
-- expect: destructive
-- findings: PF-G05 support on public.patients

CREATE POLICY support ON patients FOR SELECT USING (true);
