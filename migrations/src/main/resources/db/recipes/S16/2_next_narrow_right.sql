-- idea: A right goes after the release that does not need it.
-- base: clinic
-- expect: destructive
-- findings: PF-G06 public.visits

REVOKE DELETE ON visits FROM ${app};
