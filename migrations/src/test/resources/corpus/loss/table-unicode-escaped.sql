-- idea: The name is written in Unicode escapes.
-- base: depot
-- hides: unicode-escaped
-- expect: destructive
-- findings: PF-D01 public.beats

DROP TABLE U&"\0062eats";
