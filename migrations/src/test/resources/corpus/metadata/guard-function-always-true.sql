-- idea: The guard function says yes to everything, and the checks look untouched.
-- base: clinic
-- expect: destructive
-- findings: PF-M02 ck_patients_metadata_clean on public.patients, PF-M02 ck_visits_labels_clean on public.visits

CREATE OR REPLACE FUNCTION metadata_is_clean(p_doc jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN true;
END
$$;
