-- idea: The new type is a new column; the application writes both.
-- base: depot
-- expect: safe
-- findings:

ALTER TABLE locks ADD COLUMN combination_number integer;
