-- idea: Two old rows share the value that is to be unique, in a block.
-- base: shop
-- hides: do-block
-- expect: lock-risk
-- findings: PF-L07 public.slots
-- sqlstate: 23505
-- fails-without-rows: yes

DO $$
BEGIN
    ALTER TABLE slots ADD CONSTRAINT uq_slots_room UNIQUE (room);
END
$$;
