-- idea: The type change writes nothing again, but the check of the column is proved anew on every row.
-- base: shop
-- expect: lock-risk
-- findings: PF-L04 public.shelves

ALTER TABLE shelves ALTER COLUMN label TYPE varchar(60);
