-- idea: From a limited to an unlimited text: nothing is written again.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE customers ALTER COLUMN fax TYPE text;
