-- idea: Periods may overlap from now on.
-- base: shop
-- expect: destructive
-- findings: PF-G01 ex_slots_during on public.slots

ALTER TABLE slots DROP CONSTRAINT ex_slots_during;
