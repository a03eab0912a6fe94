-- idea: A large object is made, outside of any table.
-- base: shop
-- expect: data-change
-- findings: PF-C06 *

SELECT lo_from_bytea(0, '\x0102');
