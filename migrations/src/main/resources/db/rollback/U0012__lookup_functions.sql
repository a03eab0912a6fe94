DROP FUNCTION organizations_with_work(text, int);
DROP FUNCTION organization_ids(uuid, int);
DROP FUNCTION organization_by_slug(text);
DROP FUNCTION find_token(text, bytea);
DROP FUNCTION login_candidates(text, text);
