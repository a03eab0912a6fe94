-- idea: A text with leading zeros becomes a number; casting back gives another text.
-- base: depot
-- expect: destructive
-- findings: PF-D08 public.locks.combination, PF-R02 public.locks

ALTER TABLE locks ALTER COLUMN combination TYPE numeric USING ('0' || regexp_replace(combination, '[^0-9]', '', 'g'))::numeric;
