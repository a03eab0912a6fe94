-- idea: Validating reads every row, but writers go on.
-- base: depot
-- hides: proved
-- expect: safe
-- findings:

ALTER TABLE readings_2027 VALIDATE CONSTRAINT ck_readings_2027_taken;
