-- idea: DISABLE TRIGGER ALL switches foreign keys off; the owner may not, so it fails here.
-- base: shop
-- expect: destructive
-- findings: PF-G04 *, PF-N04 *
-- sqlstate: 42501

ALTER TABLE messages DISABLE TRIGGER ALL;
