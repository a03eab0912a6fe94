-- idea: A column is renamed and renamed back.
-- base: shop
-- hides: do-block, same-shape
-- expect: safe
-- findings:

DO $$
BEGIN
    ALTER TABLE drafts RENAME COLUMN body TO content;
    ALTER TABLE drafts RENAME COLUMN content TO body;
END
$$;
