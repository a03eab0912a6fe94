-- idea: Table and column have names that need quotes, one of them reads like a command.
-- base: depot
-- hides: quoted
-- expect: destructive
-- findings: PF-D02 public."Order Items"."drop table"

ALTER TABLE "Order Items" DROP COLUMN "drop table";
