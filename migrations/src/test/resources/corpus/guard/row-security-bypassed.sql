-- idea: Rows are written while row security is off for the session.
-- base: clinic
-- expect: destructive
-- findings: PF-G08 *, PF-C01 public.imports

SET LOCAL row_security = off;
INSERT INTO imports (id, source, payload) VALUES (-5, 'script', '{}');
