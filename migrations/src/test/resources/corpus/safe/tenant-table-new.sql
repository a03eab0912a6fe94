-- idea: A new tenant table with forced row security, its policy and its grants.
-- base: clinic
-- expect: safe
-- findings:

CREATE TABLE rooms (
    organization_id uuid NOT NULL,
    id              uuid NOT NULL,
    name            text NOT NULL,
    CONSTRAINT pk_rooms PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_rooms_organization_id FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
ALTER TABLE rooms ENABLE ROW LEVEL SECURITY;
ALTER TABLE rooms FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON rooms
    USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());
GRANT SELECT, INSERT, UPDATE ON rooms TO ${app};
