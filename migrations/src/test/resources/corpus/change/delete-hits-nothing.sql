-- idea: A delete that meets no row of the sample, inside a DO block.
-- base: shop
-- hides: do-block
-- expect: data-change
-- findings: PF-C03 public.ledger

DO $$
BEGIN
    DELETE FROM ledger WHERE booked_at = TIMESTAMPTZ '1912-12-12 12:12:12.121212+00';
END
$$;
