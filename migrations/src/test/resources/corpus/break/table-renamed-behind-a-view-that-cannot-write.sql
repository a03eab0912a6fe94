-- idea: The view that stands in has every column but cannot be written.
-- base: shop
-- expect: destructive
-- findings: PF-B02 public.ledger

ALTER TABLE ledger RENAME TO bookings;
CREATE VIEW ledger AS SELECT DISTINCT id, amount, booked_at FROM bookings;
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger TO ${app};
