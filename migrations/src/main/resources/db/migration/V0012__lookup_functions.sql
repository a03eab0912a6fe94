CREATE FUNCTION login_candidates(p_email text, p_slug text)
RETURNS TABLE (organization_id uuid, user_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- Five bounds the password hashing one sign-in can cause; the order keeps the choice stable.
    RETURN QUERY
    SELECT u.organization_id, u.id
    FROM public.users AS u
    JOIN public.organizations AS o ON o.id = u.organization_id
    WHERE lower(u.email) = lower(p_email)
      AND u.deleted_at IS NULL
      AND u.status = 'active'
      AND o.status = 'active'
      AND (p_slug IS NULL OR o.slug = p_slug)
    ORDER BY u.organization_id, u.id
    LIMIT 5;
END
$$;

CREATE FUNCTION find_token(p_kind text, p_hash bytea)
RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    CASE p_kind
        WHEN 'refresh' THEN
            RETURN QUERY
            SELECT t.organization_id, t.id FROM public.refresh_tokens AS t WHERE t.token_hash = p_hash;
        WHEN 'link' THEN
            RETURN QUERY
            SELECT t.organization_id, t.id FROM public.quote_delivery_tokens AS t WHERE t.token_hash = p_hash;
        WHEN 'user' THEN
            RETURN QUERY
            SELECT t.organization_id, t.id FROM public.user_tokens AS t WHERE t.token_hash = p_hash;
        ELSE
            -- A misspelt kind must not look like an unknown token.
            RAISE EXCEPTION 'unknown token kind: %', p_kind USING ERRCODE = '22023';
    END CASE;
END
$$;

CREATE FUNCTION organization_by_slug(p_slug text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT o.id FROM public.organizations AS o WHERE o.slug = p_slug
$$;

CREATE FUNCTION organization_ids(p_after uuid, p_limit int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT o.id
    FROM public.organizations AS o
    WHERE p_after IS NULL OR o.id > p_after
    ORDER BY o.id
    LIMIT p_limit
$$;

CREATE FUNCTION organizations_with_work(p_queue text, p_limit int) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- The longest waiting tenant comes first, so that a busy one cannot keep the others out of the limit.
    CASE p_queue
        WHEN 'outbox' THEN
            RETURN QUERY
            SELECT e.organization_id
            FROM public.outbox_events AS e
            WHERE e.published_at IS NULL AND e.available_at <= now()
            GROUP BY e.organization_id
            ORDER BY min(e.available_at), e.organization_id
            LIMIT p_limit;
        WHEN 'webhooks' THEN
            RETURN QUERY
            SELECT d.organization_id
            FROM public.webhook_deliveries AS d
            WHERE d.status IN ('pending', 'failed') AND d.next_attempt_at <= now()
            GROUP BY d.organization_id
            ORDER BY min(d.next_attempt_at), d.organization_id
            LIMIT p_limit;
        WHEN 'jobs' THEN
            RETURN QUERY
            SELECT j.organization_id
            FROM public.jobs AS j
            WHERE j.status IN ('queued', 'retrying') AND j.scheduled_at <= now()
            GROUP BY j.organization_id
            ORDER BY min(j.scheduled_at), j.organization_id
            LIMIT p_limit;
        WHEN 'quotes' THEN
            RETURN QUERY
            SELECT v.organization_id
            FROM public.quote_versions AS v
            WHERE v.state IN ('sent', 'viewed') AND v.expires_at <= now()
            GROUP BY v.organization_id
            ORDER BY min(v.expires_at), v.organization_id
            LIMIT p_limit;
        ELSE
            RAISE EXCEPTION 'unknown queue: %', p_queue USING ERRCODE = '22023';
    END CASE;
END
$$;

REVOKE EXECUTE ON FUNCTION
    login_candidates(text, text),
    find_token(text, bytea),
    organization_by_slug(text),
    organization_ids(uuid, int),
    organizations_with_work(text, int)
    FROM PUBLIC;

GRANT EXECUTE ON FUNCTION
    login_candidates(text, text),
    find_token(text, bytea),
    organization_by_slug(text),
    organization_ids(uuid, int),
    organizations_with_work(text, int)
    TO ${app};

COMMENT ON FUNCTION login_candidates(text, text) IS
    'Active users of active organizations with this e-mail, at most five; the slug narrows to one organization, NULL means any. Ids only: the password is checked under row security afterwards.';
COMMENT ON FUNCTION find_token(text, bytea) IS
    'Where a token with this SHA-256 lives: kind refresh, link or user. Ids only: state and expiry are checked under row security afterwards.';
COMMENT ON FUNCTION organization_by_slug(text) IS
    'Organization with this slug, whatever its status; NULL when the slug is free.';
COMMENT ON FUNCTION organization_ids(uuid, int) IS
    'Ids of all organizations in ascending order, the next p_limit after p_after (NULL starts at the beginning). For timers and data migrations that visit tenant by tenant.';
COMMENT ON FUNCTION organizations_with_work(text, int) IS
    'Organizations with due entries in a queue, longest waiting first. Queues: outbox, webhooks, jobs, quotes (open versions past their deadline).';

-- These functions read across tenants, so they belong to a role that may read nothing but the few columns they
-- need. The new owner of a function must be able to create in its schema, only while it takes over.
GRANT CREATE ON SCHEMA public TO ${lookup};
ALTER FUNCTION login_candidates(text, text) OWNER TO ${lookup};
ALTER FUNCTION find_token(text, bytea) OWNER TO ${lookup};
ALTER FUNCTION organization_by_slug(text) OWNER TO ${lookup};
ALTER FUNCTION organization_ids(uuid, int) OWNER TO ${lookup};
ALTER FUNCTION organizations_with_work(text, int) OWNER TO ${lookup};
REVOKE CREATE ON SCHEMA public FROM ${lookup};

-- Handing over took the owner's own right away, and data migrations walk the tenants. Only the new owner can
-- give it back; the role in force before is restored, whatever it was.
DO $$
DECLARE
    v_role text := current_setting('role');
BEGIN
    SET LOCAL ROLE ${lookup};
    GRANT EXECUTE ON FUNCTION organization_ids(uuid, int) TO ${owner};
    PERFORM set_config('role', v_role, true);
END
$$;
