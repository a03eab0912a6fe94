-- idea: A row is deleted and inserted again under its key, with other values.
-- base: shop
-- expect: data-change
-- findings: PF-C02 public.drafts

DELETE FROM drafts WHERE id = 1;
INSERT INTO drafts (id, body) VALUES (1, 'a wholly new text');
