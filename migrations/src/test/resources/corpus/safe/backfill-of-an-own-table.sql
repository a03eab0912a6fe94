-- idea: Rows of a table of the script are changed in a loop.
-- base: shop
-- hides: do-block
-- expect: safe
-- findings:

CREATE TABLE pages (id integer PRIMARY KEY, done boolean NOT NULL DEFAULT false);
INSERT INTO pages SELECT generate_series(1, 10);
DO $$
BEGIN
    LOOP
        UPDATE pages SET done = true WHERE id IN (SELECT id FROM pages WHERE NOT done LIMIT 3);
        EXIT WHEN NOT FOUND;
    END LOOP;
END
$$;
