-- idea: Comments, a function, a view and a grant in one script.
-- base: shop
-- expect: safe
-- findings:

COMMENT ON COLUMN customers.notes IS 'Free text; never shown to the customer.';
CREATE FUNCTION initials(p_name text) RETURNS text LANGUAGE sql IMMUTABLE RETURN left(p_name, 1);
REVOKE EXECUTE ON FUNCTION initials(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION initials(text) TO ${app};
CREATE VIEW name_list AS SELECT id, initials(name) AS initial FROM customers;
GRANT SELECT ON name_list TO ${readonly};
