-- idea: A trigger and a MERGE on tables of the script.
-- base: shop
-- hides: merge, own
-- expect: safe
-- findings:

CREATE TABLE shelf (id integer PRIMARY KEY, n integer NOT NULL DEFAULT 0);
CREATE FUNCTION count_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.n := NEW.n + 1;
    RETURN NEW;
END
$$;
CREATE TRIGGER tr_shelf BEFORE UPDATE ON shelf FOR EACH ROW EXECUTE FUNCTION count_up();
INSERT INTO shelf VALUES (1), (2);
MERGE INTO shelf s USING (VALUES (1)) AS v (id) ON s.id = v.id WHEN MATCHED THEN UPDATE SET n = 5;
MERGE INTO shelf s USING (VALUES (2)) AS v (id) ON s.id = v.id WHEN MATCHED THEN DELETE;
