-- idea: Then no row is read to attach the partition.
-- base: depot
-- expect: safe
-- findings:

ALTER TABLE readings ATTACH PARTITION readings_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
