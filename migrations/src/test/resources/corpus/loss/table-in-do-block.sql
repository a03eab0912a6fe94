-- idea: The drop is built as a string inside a DO block and split so that no search for words finds it.
-- base: shop
-- hides: do-block, computed-string
-- expect: destructive
-- findings: PF-D01 public.old_ratings

DO $$
BEGIN
    EXECUTE 'DR' || 'OP TA' || 'BLE ' || quote_ident('old_ratings');
END
$$;
