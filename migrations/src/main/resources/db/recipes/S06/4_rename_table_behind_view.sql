-- idea: A table is renamed, and a view answers to its old name.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE ledger RENAME TO bookings;
CREATE VIEW ledger AS SELECT id, amount, booked_at FROM bookings;
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger TO ${app};
