DROP FUNCTION organizations_total(text[]);
DROP FUNCTION organizations_page(uuid, text[], int);

REVOKE SELECT (name, country_code, currency_code, time_zone, created_at, closed_at, version)
    ON organizations FROM ${lookup};
