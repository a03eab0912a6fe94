-- idea: Counts and sums of both sides are compared; a difference stops the release.
-- base: shop
-- expect: safe
-- findings:

DO $$
DECLARE
    v_wrong bigint;
BEGIN
    SELECT count(*) INTO v_wrong FROM products WHERE weight_grams IS DISTINCT FROM weight * 1000::bigint;
    IF v_wrong > 0 OR (SELECT sum(weight) * 1000 IS DISTINCT FROM sum(weight_grams) FROM products) THEN
        RAISE EXCEPTION 'products: % rows have another weight in grams', v_wrong;
    END IF;
END
$$;
