DROP FUNCTION metadata_is_clean(jsonb);
DROP FUNCTION normalize_metadata_key(text);
DROP FUNCTION forbidden_metadata_keys();
DROP FUNCTION current_organization_id();

REVOKE USAGE ON SCHEMA public FROM ${app}, ${readonly}, ${lookup};

DROP EXTENSION pg_trgm;
DROP EXTENSION btree_gist;
DROP SCHEMA extensions;
