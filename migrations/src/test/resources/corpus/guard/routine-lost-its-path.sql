-- idea: A function with the owner's rights looks names up by the caller's search path.
-- base: shop
-- expect: destructive
-- findings: PF-G07 public.customer_name(integer)

ALTER FUNCTION customer_name(integer) RESET search_path;
