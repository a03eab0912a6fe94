-- idea: A primary key is built under the strongest lock.
-- base: depot
-- expect: lock-risk
-- findings: PF-L04 public.loose
-- may: PF-L02 public.loose

ALTER TABLE loose ADD CONSTRAINT pk_loose PRIMARY KEY (code);
