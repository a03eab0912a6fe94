-- idea: No valid check proves the range, so the new partition is read under a lock.
-- base: depot
-- hides: unproved
-- expect: lock-risk
-- findings: PF-L06 public.readings_2027

ALTER TABLE readings ATTACH PARTITION readings_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
