CREATE FUNCTION organizations_page(p_before uuid, p_statuses text[], p_limit int)
RETURNS TABLE (
    id            uuid,
    name          text,
    slug          text,
    status        text,
    country_code  text,
    currency_code text,
    time_zone     text,
    created_at    timestamptz,
    closed_at     timestamptz,
    version       bigint
)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
    -- Ids begin with the time they were made at, so the primary key gives the newest first. The greatest id stands
    -- for no bound: a condition with OR could not start in the index.
    SELECT o.id, o.name, o.slug, o.status, o.country_code, o.currency_code, o.time_zone, o.created_at, o.closed_at,
           o.version
    FROM public.organizations AS o
    WHERE o.id < coalesce(p_before, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
      AND (p_statuses IS NULL OR o.status = ANY (p_statuses))
    ORDER BY o.id DESC
    LIMIT p_limit
$$;

CREATE FUNCTION organizations_total(p_statuses text[]) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT count(*) FROM public.organizations AS o WHERE p_statuses IS NULL OR o.status = ANY (p_statuses)
$$;

REVOKE EXECUTE ON FUNCTION
    organizations_page(uuid, text[], int),
    organizations_total(text[])
    FROM PUBLIC;

GRANT EXECUTE ON FUNCTION
    organizations_page(uuid, text[], int),
    organizations_total(text[])
    TO ${app};

COMMENT ON FUNCTION organizations_page(uuid, text[], int) IS
    'All organizations, the newest first: the next p_limit whose id is below p_before (NULL starts at the newest), in any of the statuses (NULL means all). For whoever runs the platform: what an organization is called and where it stands, nothing of what it does.';
COMMENT ON FUNCTION organizations_total(text[]) IS
    'How many organizations are in any of the statuses; NULL means all.';

GRANT SELECT (name, country_code, currency_code, time_zone, created_at, closed_at, version)
    ON organizations TO ${lookup};

-- As in V0012: these functions read across tenants, so they belong to a role that may read nothing else.
GRANT CREATE ON SCHEMA public TO ${lookup};
ALTER FUNCTION organizations_page(uuid, text[], int) OWNER TO ${lookup};
ALTER FUNCTION organizations_total(text[]) OWNER TO ${lookup};
REVOKE CREATE ON SCHEMA public FROM ${lookup};
