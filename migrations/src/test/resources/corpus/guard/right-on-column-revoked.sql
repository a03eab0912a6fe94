-- idea: The right to one column goes.
-- base: clinic
-- expect: destructive
-- findings: PF-G06 public.patients

REVOKE SELECT (name) ON patients FROM ${readonly};
