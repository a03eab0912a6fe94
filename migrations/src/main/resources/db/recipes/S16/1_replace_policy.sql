-- idea: The new policy is made and the old one dropped in one script, so no moment is without one.
-- base: clinic
-- expect: safe
-- findings:

CREATE POLICY tenant_rows ON visits
    USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());
DROP POLICY tenant_isolation ON visits;
