-- A clinic of two organizations: tenant tables with forced row security, guarded documents, and rows of both.
GRANT USAGE ON SCHEMA public TO ${app}, ${readonly};

CREATE FUNCTION current_organization_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('pivotal.organization_id', true), '')::uuid;
CREATE FUNCTION forbidden_metadata_keys() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY['price', 'unitprice', 'total', 'amount', 'discount', 'status'];
CREATE FUNCTION normalize_metadata_key(p_key text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN translate(lower(normalize(p_key, NFKC) COLLATE "C"), E'_- .\u00AD\u200B\u200C\u200D\u2060\uFEFF', '');
CREATE FUNCTION metadata_is_clean(p_doc jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN p_doc IS NULL
        OR NOT EXISTS (
            SELECT 1
            FROM jsonb_path_query(p_doc, 'strict $.** ? (@.type() == "object").keyvalue()') AS kv
            WHERE public.normalize_metadata_key(kv ->> 'key') = ANY (public.forbidden_metadata_keys()));
END
$$;
REVOKE EXECUTE ON ALL ROUTINES IN SCHEMA public FROM PUBLIC;
GRANT EXECUTE ON ALL ROUTINES IN SCHEMA public TO ${app};

CREATE TABLE organizations (
    id   uuid NOT NULL,
    name text NOT NULL,
    CONSTRAINT pk_organizations PRIMARY KEY (id)
);
CREATE TABLE patients (
    organization_id uuid  NOT NULL,
    id              uuid  NOT NULL,
    name            text  NOT NULL,
    email           text,
    is_member       boolean NOT NULL DEFAULT false,
    metadata        jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT pk_patients PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_patients_organization_id FOREIGN KEY (organization_id) REFERENCES organizations (id),
    CONSTRAINT ck_patients_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT ck_patients_metadata_clean CHECK (metadata_is_clean(metadata))
);
CREATE TABLE visits (
    organization_id uuid  NOT NULL,
    id              uuid  NOT NULL,
    patient_id      uuid  NOT NULL,
    fee             numeric(12, 2) NOT NULL,
    reason          text,
    labels          jsonb,
    CONSTRAINT pk_visits PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_visits_patient_id FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
    CONSTRAINT ck_visits_fee CHECK (fee >= 0),
    CONSTRAINT ck_visits_labels_object CHECK (jsonb_typeof(labels) = 'object'),
    CONSTRAINT ck_visits_labels_clean CHECK (metadata_is_clean(labels))
);
CREATE INDEX ix_visits_patient_id ON visits (organization_id, patient_id);
-- From before the guard: its document has no checks.
CREATE TABLE imports (
    id      integer NOT NULL,
    source  text    NOT NULL,
    payload jsonb   NOT NULL,
    CONSTRAINT pk_imports PRIMARY KEY (id)
);

ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON organizations
    USING (id = current_organization_id()) WITH CHECK (id = current_organization_id());
ALTER TABLE patients ENABLE ROW LEVEL SECURITY;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON patients
    USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());
CREATE POLICY members_only ON patients AS RESTRICTIVE FOR DELETE USING (NOT is_member);
ALTER TABLE visits ENABLE ROW LEVEL SECURITY;
ALTER TABLE visits FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON visits
    USING (organization_id = current_organization_id()) WITH CHECK (organization_id = current_organization_id());

-- What batch scripts walk the tenants by; its owner may see every organization.
CREATE FUNCTION organization_ids(p_after uuid, p_limit int) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    AS 'SELECT o.id FROM public.organizations AS o WHERE p_after IS NULL OR o.id > p_after ORDER BY o.id LIMIT p_limit';
REVOKE EXECUTE ON FUNCTION organization_ids(uuid, int) FROM PUBLIC;
CREATE POLICY lookup_read ON organizations FOR SELECT TO ${lookup} USING (true);
GRANT USAGE, CREATE ON SCHEMA public TO ${lookup};
GRANT SELECT ON organizations TO ${lookup};
ALTER FUNCTION organization_ids(uuid, int) OWNER TO ${lookup};
REVOKE CREATE ON SCHEMA public FROM ${lookup};
SET ROLE ${lookup};
GRANT EXECUTE ON FUNCTION organization_ids(uuid, int) TO ${owner};
RESET ROLE;

GRANT SELECT, INSERT, UPDATE ON organizations, patients, visits TO ${app};
GRANT DELETE ON visits TO ${app};
GRANT SELECT (organization_id, id, name) ON patients TO ${readonly};
GRANT SELECT, INSERT ON imports TO ${app};

SELECT set_config('pivotal.organization_id', '11111111-1111-1111-1111-111111111111', false);
INSERT INTO organizations VALUES ('11111111-1111-1111-1111-111111111111', 'North clinic');
INSERT INTO patients VALUES
    ('11111111-1111-1111-1111-111111111111', 'aaaaaaaa-0000-0000-0000-000000000001', 'Ann', 'ann@example.org', true, '{"colour": "blue"}'),
    ('11111111-1111-1111-1111-111111111111', 'aaaaaaaa-0000-0000-0000-000000000002', 'Bob', NULL, false, '{}');
INSERT INTO visits VALUES
    ('11111111-1111-1111-1111-111111111111', 'bbbbbbbb-0000-0000-0000-000000000001', 'aaaaaaaa-0000-0000-0000-000000000001', 80, 'cough', '{"tag": "new"}');
SELECT set_config('pivotal.organization_id', '22222222-2222-2222-2222-222222222222', false);
INSERT INTO organizations VALUES ('22222222-2222-2222-2222-222222222222', 'South clinic');
INSERT INTO patients VALUES
    ('22222222-2222-2222-2222-222222222222', 'aaaaaaaa-0000-0000-0000-000000000003', 'Cyd', 'cyd@example.org', false, '{}');
INSERT INTO visits VALUES
    ('22222222-2222-2222-2222-222222222222', 'bbbbbbbb-0000-0000-0000-000000000002', 'aaaaaaaa-0000-0000-0000-000000000003', 0, NULL, NULL);
SELECT set_config('pivotal.organization_id', '', false);
INSERT INTO imports VALUES (1, 'mail', '{"lines": 3}'), (2, 'upload', '{"lines": 5, "note": "ok"}');
