-- idea: With a column go the check and the unique key over it and its neighbours.
-- base: shop
-- expect: destructive
-- findings: PF-D02 public.slots.room, PF-G01 uq_slots_room_floor on public.slots

ALTER TABLE slots DROP COLUMN room;
