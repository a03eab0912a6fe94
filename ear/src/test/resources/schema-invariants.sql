-- What the schema promises, over the catalog of a migrated database (data-model.md, section 11). Each query answers with
-- the rows that break the promise: none may. The grants stand in schema-grants.txt.
--
-- The lines "-- promise: NAME" part the queries; what stands before the first one is run once, on the same connection.

CREATE TEMP VIEW our_tables AS
SELECT oid, relname::text AS name, relrowsecurity, relforcerowsecurity,
       relname IN ('currencies', 'permissions', 'signing_keys', 'login_throttles', 'organization_slugs') AS is_global,
       CASE relname WHEN 'organizations' THEN 'id' ELSE 'organization_id' END AS tenant_column
FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'flyway_schema_history';

CREATE TEMP VIEW our_columns AS
SELECT t.oid, t.name AS table_name, a.attname::text AS name, a.attnum, a.atttypid, a.attnotnull,
       format_type(a.atttypid, a.atttypmod) AS type
FROM our_tables t
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped;

CREATE TEMP VIEW our_foreign_keys AS
SELECT k.oid, k.conname::text AS name, k.conrelid, k.confrelid, k.conkey, k.confdeltype, k.confupdtype,
       f.name AS from_table, f.tenant_column AS from_tenant, t.name AS to_table, t.tenant_column AS to_tenant,
       t.is_global AS to_global,
       ARRAY(SELECT c.name FROM unnest(k.conkey) WITH ORDINALITY x (number, place)
             JOIN our_columns c ON c.oid = k.conrelid AND c.attnum = x.number ORDER BY place) AS from_columns,
       ARRAY(SELECT c.name FROM unnest(k.confkey) WITH ORDINALITY x (number, place)
             JOIN our_columns c ON c.oid = k.confrelid AND c.attnum = x.number ORDER BY place) AS to_columns,
       NOT EXISTS (SELECT 1 FROM unnest(k.conkey) x (number)
                   JOIN our_columns c ON c.oid = k.conrelid AND c.attnum = x.number WHERE NOT c.attnotnull) AS not_null
FROM pg_constraint k
JOIN our_tables f ON f.oid = k.conrelid
JOIN our_tables t ON t.oid = k.confrelid
WHERE k.contype = 'f';


-- promise: row security is on and forced on every tenant table, and absent from the global ones
SELECT name, relrowsecurity, relforcerowsecurity
FROM our_tables
WHERE CASE WHEN is_global THEN relrowsecurity OR relforcerowsecurity
           ELSE NOT (relrowsecurity AND relforcerowsecurity) END;

-- promise: policies are exactly tenant_isolation on tenant tables and lookup_read on the nine that look-ups read
WITH expected AS (
    SELECT name AS table_name, 'tenant_isolation' AS policy, 'ALL' AS command, '{public}' AS roles,
           format('(%s = current_organization_id())', tenant_column) AS using_expression,
           format('(%s = current_organization_id())', tenant_column) AS check_expression
    FROM our_tables WHERE NOT is_global
    UNION ALL
    SELECT name, 'lookup_read', 'SELECT', '{pivotal_lookup}', 'true', NULL
    FROM (VALUES ('organizations'), ('users'), ('refresh_tokens'), ('user_tokens'), ('quote_delivery_tokens'),
                 ('outbox_events'), ('webhook_deliveries'), ('jobs'), ('quote_versions')) looked_up (name)
), actual AS (
    SELECT tablename::text, policyname::text, cmd, roles::text, qual, with_check
    FROM pg_policies WHERE schemaname = 'public' AND permissive = 'PERMISSIVE'
)
(SELECT 'missing', e.* FROM expected e EXCEPT SELECT 'missing', a.* FROM actual a)
UNION ALL
(SELECT 'extra', a.* FROM actual a EXCEPT SELECT 'extra', e.* FROM expected e)
UNION ALL
SELECT 'restrictive', tablename, policyname, cmd, roles::text, qual, with_check
FROM pg_policies WHERE schemaname = 'public' AND permissive <> 'PERMISSIVE';

-- promise: every tenant table has the tenant in its key and reaches its organization through NOT NULL keys
WITH RECURSIVE tenant_tables AS (
    SELECT * FROM our_tables WHERE NOT is_global AND name <> 'organizations'
), reaching (oid) AS (
    SELECT 'organizations'::regclass::oid
    UNION
    SELECT k.conrelid FROM our_foreign_keys k JOIN reaching r ON k.confrelid = r.oid WHERE k.not_null
)
SELECT t.name, 'organization_id and id are not both uuid NOT NULL'
FROM tenant_tables t
WHERE (SELECT count(*) FROM our_columns c
       WHERE c.oid = t.oid AND c.name IN ('organization_id', 'id') AND c.type = 'uuid' AND c.attnotnull) <> 2
UNION ALL
SELECT t.name, 'primary key is not (organization_id, id)'
FROM tenant_tables t
WHERE NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'p'
                  AND pg_get_constraintdef(k.oid) = 'PRIMARY KEY (organization_id, id)')
UNION ALL
SELECT t.name, 'no path to organizations' FROM tenant_tables t WHERE t.oid NOT IN (SELECT oid FROM reaching);

-- promise: foreign keys between tenant tables carry the tenant first, others have one column, but the registered slug
SELECT name, from_table, from_columns::text, to_table, to_columns::text
FROM our_foreign_keys
WHERE CASE
    WHEN name = 'fk_organizations_slug' THEN from_columns <> '{id,slug}' OR to_columns <> '{holder_id,slug}'
    WHEN to_global THEN cardinality(from_columns) <> 1
    WHEN cardinality(from_columns) = 1
        THEN to_table <> 'organizations' OR name <> format('fk_%s_organization_id', from_table) OR to_columns <> '{id}'
    ELSE from_columns[1] <> from_tenant OR to_columns[1] <> to_tenant END;

-- promise: deletes cascade only from an aggregate root to its own parts, and never through a document
WITH cascading (name) AS (
    VALUES
        ('fk_password_history_user_id'), ('fk_user_tokens_user_id'), ('fk_refresh_tokens_user_id'),
        ('fk_role_permissions_role_id'), ('fk_user_roles_user_id'), ('fk_policy_overrides_role_id'),
        ('fk_project_budgets_project_id'), ('fk_rate_card_items_currency_code'), ('fk_quote_groups_quote_id'),
        ('fk_quote_line_items_quote_id'), ('fk_quote_discounts_quote_id'), ('fk_quote_contributors_quote_id'),
        ('fk_quote_conversions_invoice_id'), ('fk_approval_rule_conditions_approval_rule_id'),
        ('fk_approval_request_rules_approval_request_id'), ('fk_invoice_line_items_invoice_id'),
        ('fk_webhook_deliveries_webhook_endpoint_id'), ('fk_export_jobs_job_id'),
        ('fk_import_jobs_job_id'), ('fk_import_parts_import_job_id')
)
SELECT name, confdeltype, confupdtype
FROM our_foreign_keys
WHERE (confdeltype = 'c') <> (name IN (SELECT name FROM cascading))
   OR confdeltype IN ('n', 'd')
   OR confupdtype <> 'a'
   OR (confdeltype = 'c'
       AND from_table ~ '^(quotes|quote_versions|quote_version_.*|quote_acceptances|quote_acceptance_.*|payments)$');

-- promise: every foreign key is led by a btree index, but those to global tables and those that name an actor
SELECT k.name
FROM our_foreign_keys k
WHERE NOT k.to_global
  AND k.from_table <> 'organizations'
  AND k.name !~ '_by$'
  AND NOT EXISTS (
      SELECT 1
      FROM pg_index i
      JOIN pg_class c ON c.oid = i.indexrelid
      JOIN pg_am m ON m.oid = c.relam AND m.amname = 'btree'
      WHERE i.indrelid = k.conrelid AND i.indisvalid
        AND i.indkey[0] = ANY (k.conkey) AND (cardinality(k.conkey) = 1 OR i.indkey[1] = ANY (k.conkey)));

-- promise: unique indexes of tenant tables start with the tenant, but the slug of organizations
SELECT t.name, c.relname
FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
JOIN our_tables t ON t.oid = i.indrelid AND NOT t.is_global
WHERE (i.indisunique OR i.indisexclusion)
  AND c.relname <> 'uq_organizations_slug'
  AND NOT EXISTS (SELECT 1 FROM our_columns x
                  WHERE x.oid = t.oid AND x.attnum = i.indkey[0] AND x.name = t.tenant_column);

-- promise: every JSONB column is known, is an object, and is guarded unless it is opaque
WITH opaque (table_name, name) AS (
    VALUES
        ('audit_logs', 'old_values'), ('audit_logs', 'new_values'), ('audit_logs', 'metadata'),
        ('outbox_events', 'payload'), ('payments', 'gateway_payload'), ('jobs', 'payload'), ('jobs', 'result'),
        ('export_jobs', 'filters')
), guarded (table_name, name) AS (
    VALUES
        ('quotes', 'metadata'), ('quote_line_items', 'metadata'), ('quote_versions', 'metadata'),
        ('quote_version_line_items', 'metadata'), ('invoices', 'metadata'), ('invoice_line_items', 'metadata'),
        ('customers', 'metadata'), ('users', 'metadata'), ('projects', 'metadata'),
        ('service_categories', 'metadata'), ('rate_cards', 'metadata'), ('rate_card_items', 'metadata'),
        ('organizations', 'contact_extras'), ('customers', 'contact_extras'),
        ('customer_contacts', 'contact_extras'), ('organizations', 'settings'), ('users', 'preferences'),
        ('org_security_policies', 'extras'), ('org_notification_prefs', 'settings'),
        ('org_feature_flags', 'payload'), ('org_settings', 'value_document'), ('policy_overrides', 'policy'),
        ('approval_requests', 'notes'), ('resource_allocations', 'notes')
), expected AS (
    SELECT table_name, name, true AS clean FROM guarded UNION ALL SELECT table_name, name, false FROM opaque
), actual AS (
    SELECT c.table_name, c.name,
           EXISTS (SELECT 1 FROM pg_constraint k
                   WHERE k.conrelid = c.oid AND k.convalidated
                     AND k.conname = format('ck_%s_%s_object', c.table_name, c.name)
                     AND pg_get_constraintdef(k.oid)
                         = format('CHECK ((jsonb_typeof(%s) = ''object''::text))', c.name)) AS object,
           EXISTS (SELECT 1 FROM pg_constraint k
                   WHERE k.conrelid = c.oid AND k.convalidated
                     AND k.conname = format('ck_%s_%s_clean', c.table_name, c.name)
                     AND pg_get_constraintdef(k.oid) = format('CHECK (metadata_is_clean(%s))', c.name)) AS clean
    FROM our_columns c WHERE c.type = 'jsonb'
)
SELECT table_name, name, a.object, a.clean, e.clean AS expected_clean
FROM actual a FULL JOIN expected e USING (table_name, name)
WHERE a.object IS NOT TRUE OR e.clean IS NULL OR a.clean IS DISTINCT FROM e.clean;

-- promise: types are the exact ones, and a fraction cannot exceed one
SELECT c.table_name, c.name, c.type
FROM our_columns c
JOIN pg_type y ON y.oid = c.atttypid
WHERE (c.type ~ '^(time|money|real|double|json$|character|"char"|bpchar|name$)'
       AND c.type NOT IN ('timestamp with time zone', 'time without time zone'))
   OR y.typtype = 'e'
   OR ((c.name = 'amount' OR c.name ~ '_amount$') AND c.type <> 'numeric(19,4)')
   OR (c.name IN ('unit_price', 'unit_cost', 'base_rate', 'list_unit_price', 'discount_per_unit', 'quantity')
       AND c.type <> 'numeric(19,6)')
   OR ((c.name = 'tax_rate' OR (c.table_name = 'tax_rates' AND c.name = 'rate') OR c.name ~ '(percentage|_fraction)$')
       AND (c.type <> 'numeric(11,8)'
            OR NOT EXISTS (SELECT 1 FROM pg_constraint k
                           WHERE k.conrelid = c.oid AND k.contype = 'c' AND c.attnum = ANY (k.conkey)
                             AND pg_get_constraintdef(k.oid) LIKE '%<= (1)::numeric%')))
   OR ((c.name = 'exchange_rate' OR (c.table_name = 'fx_rates' AND c.name = 'rate')) AND c.type <> 'numeric(28,16)')
UNION ALL
SELECT relname, 'sequence', '' FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
UNION ALL
SELECT typname, 'type of our own', '' FROM pg_type
WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd');

-- promise: every table with an amount names its currency, or a row that does
WITH RECURSIVE named (oid) AS (
    SELECT conrelid FROM our_foreign_keys WHERE 'currency_code' = ANY (from_columns)
    UNION
    SELECT k.conrelid FROM our_foreign_keys k JOIN named n ON n.oid = k.confrelid
    WHERE k.not_null AND k.to_table <> 'organizations'
)
SELECT DISTINCT table_name FROM our_columns WHERE name ~ '_amount$' AND oid NOT IN (SELECT oid FROM named);

-- promise: constraints and indexes are named after their kind and table, in at most 63 bytes
SELECT t.name, k.conname::text, k.contype::text
FROM pg_constraint k
JOIN our_tables t ON t.oid = k.conrelid
WHERE k.contype <> 'n'
  AND (octet_length(k.conname) > 63
       OR k.conname !~ format('^%s_%s(_|$)',
              CASE k.contype WHEN 'p' THEN 'pk' WHEN 'u' THEN 'uq' WHEN 'f' THEN 'fk' WHEN 'c' THEN 'ck'
                             WHEN 'x' THEN 'ex' ELSE '-' END, t.name))
UNION ALL
SELECT t.name, c.relname, 'index'
FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
JOIN our_tables t ON t.oid = i.indrelid
WHERE octet_length(c.relname) > 63
   OR c.relname !~ format('^(pk|uq|fk|ck|ex|ix)_%s(_|$)', t.name)
   OR (i.indisunique AND c.relname !~ '^(pk|uq)_');

-- promise: the rows that people change carry a version, and no others
WITH expected (name) AS (
    VALUES
        ('organizations'), ('organization_currencies'), ('org_security_policies'), ('org_feature_flags'),
        ('org_notification_prefs'), ('org_settings'), ('users'), ('roles'), ('user_roles'),
        ('policy_overrides'), ('customers'), ('customer_contacts'), ('delivery_roles'), ('projects'),
        ('project_budgets'), ('resource_allocations'), ('service_categories'), ('tax_classes'), ('tax_rates'),
        ('fx_rates'), ('rate_cards'), ('rate_card_items'), ('quotes'), ('quote_groups'), ('quote_line_items'),
        ('quote_discounts'), ('quote_delivery_tokens'), ('approval_rules'), ('approval_rule_conditions'),
        ('approval_requests'), ('invoices'), ('invoice_line_items'), ('payments'), ('webhook_endpoints'),
        ('webhook_deliveries'), ('jobs'), ('export_jobs'), ('import_jobs')
), actual AS (
    SELECT table_name AS name FROM our_columns WHERE name = 'version' AND type = 'bigint' AND attnotnull
)
SELECT name, a.name IS NULL AS missing FROM expected e FULL JOIN actual a USING (name)
WHERE e.name IS NULL OR a.name IS NULL;

-- promise: every closed set is a validated CHECK with the list of its values
WITH closed (table_name, name) AS (
    VALUES
        ('signing_keys', 'algorithm'), ('organizations', 'status'), ('organizations', 'tax_basis'),
        ('organizations', 'tax_level'), ('organizations', 'tax_rounding'),
        ('organizations', 'subscription_status'), ('org_notification_prefs', 'channel'),
        ('users', 'user_type'), ('users', 'time_format'), ('users', 'status'), ('user_tokens', 'kind'),
        ('refresh_tokens', 'revoked_reason'), ('policy_overrides', 'effect'), ('customers', 'status'),
        ('customers', 'customer_type'), ('delivery_roles', 'seniority'), ('projects', 'status'),
        ('tax_classes', 'kind'), ('number_counters', 'series'), ('quotes', 'quote_type'), ('quotes', 'status'),
        ('quotes', 'tax_basis'), ('quotes', 'tax_level'), ('quotes', 'tax_rounding'),
        ('quotes', 'approval_mode'), ('quote_groups', 'choose'), ('quote_line_items', 'kind'),
        ('quote_line_items', 'price_rule'), ('quote_line_items', 'selection_mode'),
        ('quote_discounts', 'kind'), ('quote_versions', 'state'), ('quote_versions', 'outcome'),
        ('quote_versions', 'cancel_kind'), ('quote_versions', 'quote_type'), ('quote_versions', 'tax_basis'),
        ('quote_versions', 'tax_level'), ('quote_versions', 'tax_rounding'),
        ('quote_version_groups', 'choose'), ('quote_version_line_items', 'kind'),
        ('quote_version_line_items', 'price_rule'), ('quote_version_line_items', 'selection_mode'),
        ('quote_version_discounts', 'kind'), ('quote_version_documents', 'kind'),
        ('quote_delivery_tokens', 'channel'), ('quote_delivery_tokens', 'state'),
        ('quote_acceptances', 'decision'), ('quote_acceptances', 'channel'), ('quote_conversions', 'target'),
        ('approval_rules', 'entity_type'), ('approval_rule_conditions', 'field'),
        ('approval_rule_conditions', 'operator'), ('approval_requests', 'status'),
        ('approval_decisions', 'decision'), ('invoices', 'status'), ('invoices', 'tax_basis'),
        ('invoices', 'tax_level'), ('invoices', 'tax_rounding'), ('invoice_line_items', 'kind'),
        ('payments', 'method'), ('payments', 'status'), ('audit_logs', 'actor_kind'),
        ('idempotency_keys', 'principal_kind'), ('webhook_deliveries', 'status'), ('jobs', 'status'),
        ('jobs', 'priority'), ('export_jobs', 'report_type'), ('export_jobs', 'format'),
        ('import_jobs', 'resource'), ('import_jobs', 'mode'), ('import_jobs', 'format')
)
SELECT table_name, name
FROM closed c
WHERE NOT EXISTS (
    SELECT 1 FROM pg_constraint k
    WHERE k.conrelid = c.table_name::regclass AND k.contype = 'c' AND k.convalidated
      AND k.conname = format('ck_%s_%s', c.table_name, c.name)
      AND pg_get_constraintdef(k.oid) LIKE '%ANY (ARRAY[%');

-- promise: functions are executed by whom they are meant for, and by nobody through PUBLIC
WITH expected (name, owner, grantee) AS (
    VALUES
        ('login_candidates', 'pivotal_lookup', 'pivotal_app'),
        ('find_token', 'pivotal_lookup', 'pivotal_app'),
        ('organization_by_slug', 'pivotal_lookup', 'pivotal_app'),
        ('organization_ids', 'pivotal_lookup', 'pivotal_app'),
        ('organization_ids', 'pivotal_lookup', 'pivotal_owner'),
        ('organizations_with_work', 'pivotal_lookup', 'pivotal_app'),
        ('organizations_page', 'pivotal_lookup', 'pivotal_app'),
        ('organizations_total', 'pivotal_lookup', 'pivotal_app'),
        ('current_organization_id', 'pivotal_owner', 'pivotal_app'),
        ('current_organization_id', 'pivotal_owner', 'pivotal_readonly'),
        ('current_organization_id', 'pivotal_owner', 'pivotal_lookup'),
        ('forbidden_metadata_keys', 'pivotal_owner', 'pivotal_app'),
        ('normalize_metadata_key', 'pivotal_owner', 'pivotal_app'),
        ('metadata_is_clean', 'pivotal_owner', 'pivotal_app'),
        ('append_audit_log', 'pivotal_owner', 'pivotal_app'),
        ('erase_audit_payload', 'pivotal_owner', 'pivotal_app'),
        ('verify_audit_chain', 'pivotal_owner', 'pivotal_app'),
        ('verify_audit_chain', 'pivotal_owner', 'pivotal_readonly'),
        ('audit_payload_digest', 'pivotal_owner', 'pivotal_app'),
        ('audit_payload_digest', 'pivotal_owner', 'pivotal_readonly'),
        ('audit_entry_digest', 'pivotal_owner', 'pivotal_app'),
        ('audit_entry_digest', 'pivotal_owner', 'pivotal_readonly')
), actual AS (
    SELECT p.proname::text, p.proowner::regrole::text, coalesce(g.rolname, 'PUBLIC')::text
    FROM pg_proc p
    CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
    LEFT JOIN pg_roles g ON g.oid = x.grantee
    WHERE p.pronamespace = 'public'::regnamespace AND x.grantee <> p.proowner
)
(SELECT 'missing', e.* FROM expected e EXCEPT SELECT 'missing', a.* FROM actual a)
UNION ALL
(SELECT 'extra', a.* FROM actual a EXCEPT SELECT 'extra', e.* FROM expected e);

-- promise: schemas are used by whom they are meant for, and nothing is granted in advance
WITH expected (name, grantee, privilege) AS (
    VALUES ('public', 'pivotal_app', 'USAGE'), ('public', 'pivotal_readonly', 'USAGE'),
           ('public', 'pivotal_lookup', 'USAGE')
), actual AS (
    SELECT n.nspname::text, coalesce(g.rolname, 'PUBLIC')::text, x.privilege_type
    FROM pg_namespace n
    CROSS JOIN LATERAL aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) x
    LEFT JOIN pg_roles g ON g.oid = x.grantee
    WHERE n.nspname IN ('public', 'extensions') AND x.grantee <> n.nspowner
)
(SELECT 'missing', e.* FROM expected e EXCEPT SELECT 'missing', a.* FROM actual a)
UNION ALL
(SELECT 'extra', a.* FROM actual a EXCEPT SELECT 'extra', e.* FROM expected e)
UNION ALL
SELECT 'default privileges', defaclrole::regrole::text, defaclobjtype::text, '' FROM pg_default_acl;

-- promise: roles have no right beyond their grants, and the owner does not inherit what look-ups may read
SELECT rolname::text, 'attributes'
FROM pg_roles
WHERE rolname IN ('pivotal_owner', 'pivotal_app', 'pivotal_readonly', 'pivotal_lookup')
  AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolcanlogin <> (rolname <> 'pivotal_lookup'))
UNION ALL
SELECT member::regrole::text, 'member of ' || roleid::regrole
FROM pg_auth_members
WHERE member IN ('pivotal_app'::regrole, 'pivotal_readonly'::regrole, 'pivotal_lookup'::regrole)
   OR (member = 'pivotal_owner'::regrole AND roleid <> 'pivotal_lookup'::regrole)
UNION ALL
SELECT refobjid::regrole::text, 'owns ' || classid::regclass || ' ' || objid
FROM pg_shdepend
WHERE refobjid IN ('pivotal_app'::regrole, 'pivotal_readonly'::regrole) AND deptype = 'o'
UNION ALL
SELECT 'pivotal_lookup', 'owns ' || classid::regclass || ' ' || objid
FROM pg_shdepend
WHERE refobjid = 'pivotal_lookup'::regrole AND deptype = 'o'
  AND dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
  AND NOT (classid = 'pg_proc'::regclass
           AND objid IN (SELECT oid FROM pg_proc
                         WHERE proname IN ('login_candidates', 'find_token', 'organization_by_slug',
                                           'organization_ids', 'organizations_with_work', 'organizations_page',
                                           'organizations_total')))
UNION ALL
SELECT 'pivotal_owner', 'membership in pivotal_lookup'
WHERE NOT EXISTS (SELECT 1 FROM pg_auth_members
                  WHERE member = 'pivotal_owner'::regrole AND roleid = 'pivotal_lookup'::regrole
                    AND NOT inherit_option AND set_option AND NOT admin_option);

-- promise: only the nine functions run with their owner's rights, and on a search path of their own
WITH expected (name, owner) AS (
    VALUES ('login_candidates', 'pivotal_lookup'), ('find_token', 'pivotal_lookup'),
           ('organization_by_slug', 'pivotal_lookup'), ('organization_ids', 'pivotal_lookup'),
           ('organizations_with_work', 'pivotal_lookup'), ('organizations_page', 'pivotal_lookup'),
           ('organizations_total', 'pivotal_lookup'), ('append_audit_log', 'pivotal_owner'),
           ('erase_audit_payload', 'pivotal_owner')
)
SELECT coalesce(p.proname::text, e.name)
FROM (SELECT * FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef) p
FULL JOIN expected e ON e.name = p.proname
WHERE e.name IS NULL OR p.oid IS NULL OR p.proowner::regrole::text <> e.owner
   OR NOT 'search_path=pg_catalog, pg_temp' = ANY (coalesce(p.proconfig, '{}'));

-- promise: there is no trigger but those that keep foreign keys and deferred uniqueness
SELECT t.tgrelid::regclass::text, t.tgname::text
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = 'public'::regnamespace
LEFT JOIN pg_constraint k ON k.oid = t.tgconstraint AND k.contype IN ('f', 'u')
WHERE NOT t.tgisinternal OR k.oid IS NULL
UNION ALL
SELECT 'event trigger', evtname::text FROM pg_event_trigger;

-- promise: every table, column and function is commented
SELECT name, '' AS part FROM our_tables WHERE coalesce(obj_description(oid, 'pg_class'), '') = ''
UNION ALL
SELECT table_name, name FROM our_columns WHERE coalesce(col_description(oid, attnum), '') = ''
UNION ALL
SELECT proname::text, '()' FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND coalesce(obj_description(oid, 'pg_proc'), '') = '';

-- promise: nothing is missing of the tables, the guarded columns and the reference rows
SELECT * FROM (
    SELECT (SELECT count(*) FROM our_tables) AS tables,
           (SELECT count(*) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace AND conname ~ '_clean$') AS guarded,
           (SELECT count(*) FROM our_columns WHERE type = 'jsonb') AS jsonb,
           (SELECT count(*) FROM permissions) AS permissions,
           (SELECT count(*) FROM permissions WHERE is_reserved) AS reserved,
           (SELECT count(DISTINCT key) FROM unnest(forbidden_metadata_keys()) key
            WHERE normalize_metadata_key(key) = key) AS forbidden_keys,
           (SELECT count(*) FROM currencies WHERE is_active) AS active_currencies
) counted
WHERE (tables, guarded, jsonb, permissions, reserved, forbidden_keys, active_currencies)
      <> (67, 24, 32, 74, 3, 128, 10);


-- promise: nothing counts in one place or names rows in the database: no sequence, identity, inheritance, default for an id
SELECT relname, 'sequence' FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
UNION ALL
SELECT t.name, 'inheritance' FROM pg_inherits h JOIN our_tables t ON t.oid IN (h.inhrelid, h.inhparent)
UNION ALL
SELECT t.name, a.attname
FROM our_tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
WHERE a.attidentity <> '' OR (a.atttypid = 'uuid'::regtype AND a.atthasdef AND a.attgenerated = '');


-- promise: a key of a tenant's table never sets columns to NULL or defaults, and follows no change of what it refers to
SELECT name, confdeltype, confupdtype
FROM our_foreign_keys
WHERE confdeltype IN ('n', 'd') OR confupdtype <> 'a';
