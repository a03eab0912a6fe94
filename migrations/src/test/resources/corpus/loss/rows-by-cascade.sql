-- idea: Deleting a parent deletes children and empties references in tables that the script does not name.
-- base: shop
-- hides: cascade
-- expect: destructive
-- findings: PF-D07 public.threads, PF-D07 public.messages, PF-C02 public.bookmarks
-- fails-without-rows: yes

DELETE FROM threads WHERE id = 1;
