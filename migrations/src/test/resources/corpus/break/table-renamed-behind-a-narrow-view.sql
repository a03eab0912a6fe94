-- idea: The view that stands in for a renamed table lacks a column.
-- base: shop
-- expect: destructive
-- findings: PF-B02 public.ledger

ALTER TABLE ledger RENAME TO bookings;
CREATE VIEW ledger AS SELECT id, amount FROM bookings;
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger TO ${app};
