-- idea: A new empty partition.
-- base: depot
-- expect: safe
-- findings:

CREATE TABLE readings_2030 PARTITION OF readings FOR VALUES FROM ('2030-01-01') TO ('2031-01-01');
