-- idea: Rights on a table of the script may change.
-- base: shop
-- expect: safe
-- findings:

CREATE TABLE lounge (id integer PRIMARY KEY);
GRANT ALL ON lounge TO ${app};
REVOKE DELETE, TRUNCATE, REFERENCES, TRIGGER ON lounge FROM ${app};
