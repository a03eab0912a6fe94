-- idea: A dangerous statement that was not reached concerns a table of the script.
-- base: shop
-- hides: do-block, branch-not-taken
-- expect: safe
-- findings:

CREATE TABLE workshop (id integer PRIMARY KEY);
DO $$
BEGIN
    IF (SELECT count(*) FROM workshop) > 0 THEN
        DELETE FROM workshop;
    END IF;
END
$$;
