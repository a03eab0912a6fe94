-- idea: Dangerous words stand in the text of a message and in a string that is only compared.
-- base: shop
-- hides: do-block, only-words
-- expect: safe
-- findings:

DO $body$
DECLARE
    v_text text := $in$DROP TABLE customers;$in$;
BEGIN
    IF v_text = 'TRUNCATE orders' THEN
        RAISE NOTICE 'UPDATE orders SET total = 0';
    END IF;
END
$body$;
