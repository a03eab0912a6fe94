-- idea: Types of the script may be changed and dropped.
-- base: shop
-- hides: own
-- expect: safe
-- findings:

CREATE TYPE mood AS ENUM ('good', 'bad');
ALTER TYPE mood RENAME VALUE 'bad' TO 'poor';
DROP TYPE mood;
CREATE DOMAIN tiny AS text CHECK (length(VALUE) < 3);
DROP DOMAIN tiny;
