-- idea: An instant becomes a date, and the time of day is gone.
-- base: shop
-- expect: destructive
-- findings: PF-D08 public.dispatches.sent_at, PF-R02 public.dispatches

ALTER TABLE dispatches ALTER COLUMN sent_at TYPE date USING (sent_at AT TIME ZONE 'UTC')::date;
