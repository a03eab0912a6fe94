-- idea: VACUUM without FULL lets everybody work.
-- base: shop
-- expect: safe
-- findings:

-- transaction: none
VACUUM (ANALYZE) orders;
