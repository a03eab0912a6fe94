-- idea: A unique index is no constraint, but it kept values unique.
-- base: shop
-- expect: destructive
-- findings: PF-G03 ux_products_code on public.products, PF-L03 public.products

DROP INDEX ux_products_code;
