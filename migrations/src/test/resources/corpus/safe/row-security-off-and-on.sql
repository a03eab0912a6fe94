-- idea: Row security is off for a moment in which nothing is written.
-- base: clinic
-- expect: safe
-- findings:

ALTER TABLE visits NO FORCE ROW LEVEL SECURITY;
ALTER TABLE visits FORCE ROW LEVEL SECURITY;
