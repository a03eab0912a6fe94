-- idea: A rule turns the insert into a delete.
-- base: shop
-- expect: destructive
-- findings: PF-D07 public.drafts

CREATE VIEW wishes AS SELECT 1 AS id;
CREATE RULE wishes_insert AS ON INSERT TO wishes DO INSTEAD DELETE FROM drafts WHERE id = NEW.id;
INSERT INTO wishes (id) VALUES (2);
