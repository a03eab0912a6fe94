-- idea: The owner sees all rows again.
-- base: clinic
-- expect: destructive
-- findings: PF-G05 public.visits

DO $$
BEGIN
    EXECUTE 'ALTER TABLE visits NO FORCE ROW LEVEL SECURITY';
END
$$;
