-- idea: One more restrictive policy only takes away.
-- base: clinic
-- expect: safe
-- findings:

CREATE POLICY no_free_visits ON visits AS RESTRICTIVE FOR DELETE USING (fee > 0);
