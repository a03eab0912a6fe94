-- idea: The column of a view reads under another name; the table keeps its own.
-- base: shop
-- expect: destructive
-- findings: PF-B01 public.draft_list.body
-- may: PF-B04 public.draft_list

ALTER VIEW draft_list RENAME COLUMN body TO content;
