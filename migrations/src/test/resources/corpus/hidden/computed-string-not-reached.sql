-- idea: What the unreached branch would execute cannot be read.
-- base: shop
-- hides: do-block, computed-string, branch-not-taken
-- expect: destructive
-- findings: PF-D11 *

DO $$
BEGIN
    IF extract(year FROM now()) > 2999 THEN
        EXECUTE convert_from(decode('64726f70207461626c6520647261667473', 'hex'), 'UTF8');
    END IF;
END
$$;
