-- idea: A loop drops every old table whose name begins with a word.
-- base: depot
-- hides: do-block, computed-string
-- expect: destructive
-- findings: PF-D01 public.readings_2026, PF-D01 public.readings_2027

DO $$
DECLARE
    v_table text;
BEGIN
    FOR v_table IN
        SELECT relname FROM pg_class
        WHERE relname IN ('readings_2026', 'readings_2027') AND relnamespace = 'public'::regnamespace
    LOOP
        EXECUTE format('DROP TABLE public.%I', v_table);
    END LOOP;
END
$$;
