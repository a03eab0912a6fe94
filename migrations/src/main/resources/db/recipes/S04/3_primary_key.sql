-- idea: The same for a primary key, on columns that are NOT NULL.
-- base: depot
-- expect: safe
-- findings:

ALTER TABLE loose ADD CONSTRAINT pk_loose PRIMARY KEY USING INDEX ux_loose_code;
