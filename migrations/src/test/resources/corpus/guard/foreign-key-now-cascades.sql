-- idea: The key is back, but deleting a parent now deletes the children.
-- base: shop
-- expect: destructive
-- findings: PF-G01 fk_order_lines_product_id on public.order_lines

ALTER TABLE order_lines
    DROP CONSTRAINT fk_order_lines_product_id,
    ADD CONSTRAINT fk_order_lines_product_id FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE NOT VALID;
