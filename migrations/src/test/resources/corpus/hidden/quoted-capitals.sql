-- idea: The table with quoted capitals is emptied, not one that reads alike.
-- base: depot
-- hides: quoted
-- expect: destructive
-- findings: PF-D07 public."Order Items"

DELETE FROM "Order Items" WHERE "Id" = 1;
