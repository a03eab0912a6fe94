-- idea: This release neither reads nor writes them, and says so.
-- base: shop
-- expect: safe
-- findings:

COMMENT ON COLUMN customers.notes IS 'Not used since release 1.3; dropped in 1.4.';
COMMENT ON TABLE old_ratings IS 'Not used since release 1.3; dropped in 1.4.';
