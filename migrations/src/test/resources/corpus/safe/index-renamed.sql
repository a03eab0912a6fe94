-- idea: Nobody names an index.
-- base: shop
-- expect: safe
-- findings:

ALTER INDEX ix_orders_placed_on RENAME TO ix_orders_placed;
