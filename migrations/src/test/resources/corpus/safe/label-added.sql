-- idea: A new label of an enum, at the end of the list.
-- base: shop
-- expect: safe
-- findings:

ALTER TYPE order_state ADD VALUE 'refunded';
