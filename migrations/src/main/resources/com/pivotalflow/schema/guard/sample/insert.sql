-- All rows at once is the fast way; if one of them is refused, each is tried alone, to learn which and why.
CREATE FUNCTION pg_temp.insert_samples(p_insert text, p_rows jsonb)
RETURNS TABLE (place integer, state text, rule text, message text)
LANGUAGE plpgsql
AS $$
BEGIN
    BEGIN
        EXECUTE p_insert USING p_rows;
        SET CONSTRAINTS ALL IMMEDIATE;
        RETURN;
    EXCEPTION WHEN OTHERS THEN
        NULL;
    END;
    FOR v_place IN 0 .. jsonb_array_length(p_rows) - 1 LOOP
        BEGIN
            EXECUTE p_insert USING jsonb_build_array(p_rows -> v_place);
            SET CONSTRAINTS ALL IMMEDIATE;
        EXCEPTION WHEN OTHERS THEN
            GET STACKED DIAGNOSTICS
                state = RETURNED_SQLSTATE, rule = CONSTRAINT_NAME, message = MESSAGE_TEXT;
            place := v_place;
            RETURN NEXT;
        END;
    END LOOP;
END
$$
