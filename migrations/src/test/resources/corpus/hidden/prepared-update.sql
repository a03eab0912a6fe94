-- idea: A prepared update, executed with an argument.
-- base: shop
-- hides: prepared
-- expect: data-change
-- findings: PF-C02 public.drafts

PREPARE mark(text) AS UPDATE drafts SET body = $1;
EXECUTE mark('marked by the script');
DEALLOCATE mark;
