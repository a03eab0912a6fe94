-- idea: A policy is dropped and made again as it was.
-- base: clinic
-- hides: back-the-same
-- expect: safe
-- findings:

DROP POLICY tenant_isolation ON visits;
CREATE POLICY tenant_isolation ON visits
    USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());
