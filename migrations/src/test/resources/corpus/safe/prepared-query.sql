-- idea: A prepared statement that reads.
-- base: shop
-- hides: prepared
-- expect: safe
-- findings:

PREPARE look(integer) AS SELECT name FROM customers WHERE id = $1;
EXECUTE look(1);
DEALLOCATE look;
