-- idea: Table and column are written in Unicode escapes of their own escape character.
-- base: shop
-- hides: unicode-escaped
-- expect: destructive
-- findings: PF-D07 public.drafts

DELETE FROM U&"d!0072afts" UESCAPE '!' WHERE U&"!0069d" UESCAPE '!' = 1;
