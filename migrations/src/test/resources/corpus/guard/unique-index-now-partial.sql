-- idea: The index is back under its name, for some of the rows.
-- base: shop
-- hides: do-block, back-with-less
-- expect: destructive
-- findings: PF-G03 ux_products_code on public.products, PF-L02 public.products, PF-L03 public.products

DO $$
BEGIN
    DROP INDEX ux_products_code;
    CREATE UNIQUE INDEX ux_products_code ON products (code) WHERE stock > 0;
END
$$;
