-- idea: The check of the range is proved while writers go on.
-- base: depot
-- expect: safe
-- findings:

ALTER TABLE readings_2027 VALIDATE CONSTRAINT ck_readings_2027_taken;
