-- idea: The notification is sent by a function inside a block.
-- base: shop
-- hides: do-block
-- expect: data-change
-- findings: PF-C06 *

DO $$
BEGIN
    PERFORM pg_notify('shop_changed', 'all');
END
$$;
