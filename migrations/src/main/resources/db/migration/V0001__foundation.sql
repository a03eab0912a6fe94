CREATE SCHEMA IF NOT EXISTS extensions;

-- Both are trusted extensions, so the owner of the database may create them. They live in a schema of their
-- own: nothing but our objects stands in public, and no role needs rights there to use an index.
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA extensions;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO ${app}, ${readonly}, ${lookup};


-- After a transaction that set the tenant, the setting reads as the empty string on the pooled connection,
-- not as NULL. A plain cast would raise there; nullif makes it show no rows instead.
CREATE FUNCTION current_organization_id() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('pivotal.organization_id', true), '')::uuid;

REVOKE EXECUTE ON FUNCTION current_organization_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION current_organization_id() TO ${app}, ${readonly}, ${lookup};

COMMENT ON FUNCTION current_organization_id() IS
    'Tenant of the running transaction, from the setting pivotal.organization_id. NULL when unset or empty: then row security shows nothing and refuses inserts. A malformed value is an error.';


-- A CHECK is not run again when its function changes: whoever lengthens this list also drops, adds and
-- validates every *_clean constraint in the same script.
CREATE FUNCTION forbidden_metadata_keys() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[
    'subtotal', 'taxtotal', 'grandtotal', 'totalamount', 'total', 'totals', 'unitprice', 'price',
    'amount', 'cost', 'discount', 'discountamount', 'discountvalue', 'taxamount', 'taxrate', 'taxclass',
    'quantity', 'qty', 'unit', 'currency', 'exchangerate', 'rate', 'status', 'calculations',
    'breakdown', 'linenumber', 'description', 'sku', 'itemcode', 'servicecategoryid', 'ratecardid',
    'quotenumber', 'customerid', 'projectid', 'validfrom', 'validuntil', 'approvedby', 'sentat',

    'amounts', 'prices', 'costs', 'net', 'netamount', 'nettotal', 'netprice', 'gross', 'grossamount',
    'grosstotal', 'tax', 'taxes', 'vat', 'vatamount', 'vatrate', 'gst', 'gstamount', 'gstrate',
    'taxable', 'taxableamount', 'includedtax', 'discounts', 'discounttotal', 'discountrate',
    'discountpercent', 'discountpercentage', 'discounttype', 'percentagediscount', 'fixeddiscount',
    'fee', 'fees', 'charge', 'charges', 'surcharge', 'deposit', 'depositamount', 'depositpercent',
    'balance', 'balanceamount', 'paidamount', 'amountdue', 'amountpaid', 'unitcost', 'costprice',
    'sellprice', 'buyprice', 'listprice', 'listunitprice', 'baseprice', 'baserate', 'hourlyrate',
    'dayrate', 'dailyrate', 'linetotal', 'quotetotal', 'invoicetotal', 'sum', 'margin', 'marginpercent',
    'markup', 'profit', 'budgetamount', 'creditlimit', 'maxamount', 'minamount', 'currencycode',
    'fxrate', 'salary',

    'quotestatus', 'approvalstatus', 'invoicenumber', 'customernumber', 'quoteid', 'invoiceid',
    'organizationid', 'tenantid', 'currentversionid', 'versionnumber', 'contenthash', 'approvedat',
    'acceptedat', 'acceptedby', 'rejectedat', 'expiresat', 'paidat', 'duedate', 'effectivefrom',
    'effectiveuntil', 'customerapproval', 'customerrejection'
];

CREATE FUNCTION normalize_metadata_key(p_key text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(lower(normalize(p_key, NFKC) COLLATE "C"), E'_- .\u00AD\u200B\u200C\u200D\u2060\uFEFF', '');

-- The first two tests are a short cut: bulk inserts of empty metadata never walk a document.
CREATE FUNCTION metadata_is_clean(p_doc jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN p_doc IS NULL
        OR p_doc = '{}'
        OR NOT EXISTS (
            SELECT 1
            FROM jsonb_path_query(p_doc, 'strict $.** ? (@.type() == "object").keyvalue()') AS kv
            WHERE public.normalize_metadata_key(kv ->> 'key') = ANY (public.forbidden_metadata_keys()));
END
$$;

REVOKE EXECUTE ON FUNCTION
    forbidden_metadata_keys(),
    normalize_metadata_key(text),
    metadata_is_clean(jsonb)
    FROM PUBLIC;

-- A CHECK calls its function with the rights of the role that writes the row.
GRANT EXECUTE ON FUNCTION
    forbidden_metadata_keys(),
    normalize_metadata_key(text),
    metadata_is_clean(jsonb)
    TO ${app};

COMMENT ON FUNCTION forbidden_metadata_keys() IS
    'The 128 normalized names that no guarded JSON document may use as a key at any depth, because a typed column holds that value. Same list as ForbiddenKeys in Java.';
COMMENT ON FUNCTION normalize_metadata_key(text) IS
    'A key as the guard compares it: NFKC, lower case of ASCII letters, without underscore, hyphen, blank, dot and zero-width characters.';
COMMENT ON FUNCTION metadata_is_clean(jsonb) IS
    'True when no object in the document, arrays included, has a key of forbidden_metadata_keys(). NULL and the empty object are clean.';
