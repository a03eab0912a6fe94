-- idea: A column to fill.
-- base: clinic
-- expect: safe
-- findings:

ALTER TABLE patients ADD COLUMN search_text text;
