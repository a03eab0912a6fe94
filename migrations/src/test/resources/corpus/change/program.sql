-- idea: COPY starts a program; the owner may not, so the script fails here and not in production.
-- base: shop
-- expect: data-change
-- findings: PF-C06 *, PF-N04 *
-- sqlstate: 42501

COPY (SELECT 1) TO PROGRAM 'cat > /dev/null';
