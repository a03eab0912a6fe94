-- idea: The cascade of a drop takes the foreign keys of other tables with it.
-- base: shop
-- hides: cascade
-- expect: destructive
-- findings: PF-D01 public.products, PF-G01 fk_order_lines_product_id on public.order_lines

DROP TABLE products CASCADE;
