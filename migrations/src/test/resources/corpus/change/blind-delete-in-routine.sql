-- idea: The same for a delete inside a routine.
-- base: clinic
-- hides: routine
-- expect: data-change
-- findings: PF-C05 public.visits
-- fails-without-rows: yes

CREATE FUNCTION forget_visits() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM visits WHERE fee = 0;
END
$$;
SELECT forget_visits();
DROP FUNCTION forget_visits();
