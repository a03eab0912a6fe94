-- idea: Tables and columns of the script are named like commands.
-- base: shop
-- hides: quoted, only-words
-- expect: safe
-- findings:

CREATE TABLE "truncate" ("delete" integer PRIMARY KEY, "update" text, "drop table" text);
COMMENT ON COLUMN "truncate"."update" IS 'ALTER TABLE customers DROP COLUMN notes';
