-- idea: A right is taken and given back.
-- base: shop
-- hides: undone
-- expect: safe
-- findings:

REVOKE ALL ON drafts FROM ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON drafts TO ${app};
