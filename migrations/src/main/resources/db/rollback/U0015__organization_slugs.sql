ALTER TABLE organizations DROP CONSTRAINT fk_organizations_slug;

DROP TABLE organization_slugs;
