-- idea: The owner sees all rows again.
-- base: clinic
-- hides: do-block, computed-string
-- expect: destructive
-- findings: PF-G05 public.visits

DO $$
BEGIN
    EXECUTE 'ALTER TABLE visits NO FORCE ROW LEVEL SECURITY';
END
$$;
