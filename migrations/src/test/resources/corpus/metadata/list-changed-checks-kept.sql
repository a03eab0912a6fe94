-- idea: The list of forbidden keys grows, but no check is run again: old documents stay unproved.
-- base: clinic
-- expect: destructive
-- findings: PF-M02 ck_patients_metadata_clean on public.patients, PF-M02 ck_visits_labels_clean on public.visits

CREATE OR REPLACE FUNCTION forbidden_metadata_keys() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY['price', 'unitprice', 'total', 'amount', 'discount', 'status', 'colour'];
