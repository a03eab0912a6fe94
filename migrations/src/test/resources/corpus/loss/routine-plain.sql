-- idea: A function that the application may call is dropped.
-- base: shop
-- expect: destructive
-- findings: PF-D06 public.greeting(text,text)

DROP FUNCTION greeting;
