-- idea: A composite type that nothing in the schema uses is dropped; clients may use it.
-- base: shop
-- expect: destructive
-- findings: PF-D04 public.parcel_size

DROP TYPE parcel_size;
