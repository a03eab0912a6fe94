-- idea: An explicit lock is followed by the change it is for.
-- base: shop
-- expect: safe
-- findings:

LOCK TABLE drafts IN ACCESS EXCLUSIVE MODE;
ALTER TABLE drafts ADD COLUMN topic text;
