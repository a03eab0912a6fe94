-- idea: A notification leaves the database.
-- base: shop
-- expect: data-change
-- findings: PF-C06 *

NOTIFY shop_changed, 'all';
