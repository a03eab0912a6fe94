-- idea: The table is back under its name and with its columns, but its rows are gone.
-- base: shop
-- hides: cascade, same-shape
-- expect: destructive
-- findings: PF-D01 public.drafts, PF-D03 public.draft_list

DROP TABLE drafts CASCADE;
CREATE TABLE drafts (id integer CONSTRAINT pk_drafts PRIMARY KEY, body text);
GRANT SELECT, INSERT, UPDATE, DELETE ON drafts TO ${app};
