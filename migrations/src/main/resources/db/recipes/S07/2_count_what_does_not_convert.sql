-- idea: A script counts the values that have no equal in the new type, and changes nothing.
-- base: depot
-- expect: safe
-- findings:

DO $$
DECLARE
    v_lost bigint;
BEGIN
    SELECT count(*) INTO v_lost FROM locks WHERE combination !~ '^[0-9]{1,9}$';
    RAISE NOTICE '% values of locks.combination are no numbers', v_lost;
END
$$;
