-- idea: Dangerous words stand only in comments, strings and quoted names.
-- base: shop
-- hides: only-words
-- expect: safe
-- findings:

-- DROP TABLE customers; DELETE FROM orders;
/* TRUNCATE drafts; /* nested: UPDATE orders SET total = 0; */ */
COMMENT ON TABLE drafts IS 'Never run DROP TABLE drafts; or DELETE FROM drafts;';
CREATE TABLE "delete from drafts" (id integer PRIMARY KEY, "drop column" text DEFAULT $q$TRUNCATE orders;$q$);
