-- Which organization has which slug. Where the tenants are spread over several servers, no server sees the slugs of all
-- organizations; this table is small and stands complete on each of them. Row security has nothing to part here: nobody
-- but the owner reads it.
CREATE TABLE organization_slugs (
    slug       text        NOT NULL,
    holder_id  uuid        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_organization_slugs PRIMARY KEY (slug),
    CONSTRAINT uq_organization_slugs_holder_id_slug UNIQUE (holder_id, slug),
    CONSTRAINT ck_organization_slugs_slug CHECK (slug ~ '^[a-z0-9](-?[a-z0-9]){1,62}$')
);

GRANT INSERT ON organization_slugs TO ${app};

COMMENT ON TABLE organization_slugs IS
    'Which organization has which slug: what keeps slugs unique where organizations are spread over several servers. Written in the transaction that opens the organization.';
COMMENT ON COLUMN organization_slugs.slug IS 'Short name in addresses and at sign-in.';
COMMENT ON COLUMN organization_slugs.holder_id IS
    'Organization whose slug it is. No foreign key: a table that stands complete on every server cannot refer to one that is spread over them; organizations refers to this one instead.';
COMMENT ON COLUMN organization_slugs.created_at IS 'When the row was stored.';

-- First the key, unproved: it keeps others from opening organizations until their slugs would be registered too.
ALTER TABLE organizations ADD CONSTRAINT fk_organizations_slug
    FOREIGN KEY (id, slug) REFERENCES organization_slugs (holder_id, slug) ON DELETE RESTRICT NOT VALID;

DO $$
DECLARE
    v_organization uuid;
BEGIN
    FOR v_organization IN SELECT organization_ids(NULL, NULL) LOOP
        PERFORM set_config('pivotal.organization_id', v_organization::text, true);
        INSERT INTO organization_slugs (slug, holder_id)
        SELECT o.slug, o.id FROM organizations AS o WHERE o.id = v_organization;
    END LOOP;
    PERFORM set_config('pivotal.organization_id', '', true);
END
$$;

ALTER TABLE organizations VALIDATE CONSTRAINT fk_organizations_slug;
