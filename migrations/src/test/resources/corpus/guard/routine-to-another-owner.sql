-- idea: A function is handed to a role that other policies admit.
-- base: clinic
-- expect: destructive
-- findings: PF-G07 public.current_organization_id()
-- may: PF-G06 public.current_organization_id()

GRANT CREATE ON SCHEMA public TO ${lookup};
ALTER FUNCTION current_organization_id() OWNER TO ${lookup};
REVOKE CREATE ON SCHEMA public FROM ${lookup};
