CREATE TABLE organizations (
    id                    uuid          NOT NULL,
    name                  text          NOT NULL,
    slug                  text          NOT NULL,
    legal_name            text,
    domain                text,
    industry              text,
    size                  text,
    status                text          NOT NULL DEFAULT 'active',
    closed_at             timestamptz,
    time_zone             text          NOT NULL DEFAULT 'UTC',
    locale                text          NOT NULL DEFAULT 'en-NZ',
    currency_code         text          NOT NULL,
    street                text,
    suburb                text,
    city                  text,
    region                text,
    postcode              text,
    country_code          text,
    phone                 text,
    email                 text,
    website               text,
    tax_number            text,
    tax_profile           text          NOT NULL DEFAULT 'NZ',
    tax_basis             text          NOT NULL DEFAULT 'net',
    tax_level             text          NOT NULL DEFAULT 'DOCUMENT',
    tax_rounding          text          NOT NULL DEFAULT 'HALF_UP',
    default_tax_class_id  uuid,
    quote_number_prefix   text          NOT NULL DEFAULT 'Q',
    quote_number_format   text          NOT NULL DEFAULT '{prefix}-{yyyy}-{seq:4}',
    invoice_number_prefix text          NOT NULL DEFAULT 'INV',
    invoice_number_format text          NOT NULL DEFAULT '{prefix}-{yyyy}-{seq:4}',
    quote_validity_days   smallint      NOT NULL DEFAULT 30,
    deposit_percentage    numeric(11,8),
    default_terms         text,
    public_base_url       text,
    subscription_plan     text          NOT NULL DEFAULT 'basic',
    subscription_status   text          NOT NULL DEFAULT 'active',
    trial_ends_at         timestamptz,
    requests_per_minute   integer,
    contact_extras        jsonb         NOT NULL DEFAULT '{}',
    settings              jsonb         NOT NULL DEFAULT '{}',
    version               bigint        NOT NULL DEFAULT 0,
    created_at            timestamptz   NOT NULL DEFAULT now(),
    updated_at            timestamptz   NOT NULL DEFAULT now(),
    created_by            uuid,
    updated_by            uuid,

    CONSTRAINT pk_organizations PRIMARY KEY (id),
    CONSTRAINT uq_organizations_slug UNIQUE (slug),
    CONSTRAINT fk_organizations_currency_code
        FOREIGN KEY (currency_code) REFERENCES currencies (code) ON DELETE NO ACTION,
    CONSTRAINT ck_organizations_name CHECK (char_length(name) BETWEEN 2 AND 255),
    CONSTRAINT ck_organizations_slug CHECK (slug ~ '^[a-z0-9](-?[a-z0-9]){1,62}$'),
    CONSTRAINT ck_organizations_legal_name CHECK (char_length(legal_name) BETWEEN 1 AND 255),
    CONSTRAINT ck_organizations_domain CHECK (char_length(domain) BETWEEN 1 AND 255),
    CONSTRAINT ck_organizations_industry CHECK (char_length(industry) BETWEEN 1 AND 100),
    CONSTRAINT ck_organizations_size CHECK (char_length(size) BETWEEN 1 AND 50),
    CONSTRAINT ck_organizations_status CHECK (status IN ('active', 'suspended', 'closed')),
    CONSTRAINT ck_organizations_time_zone CHECK (char_length(time_zone) BETWEEN 1 AND 64),
    CONSTRAINT ck_organizations_locale CHECK (char_length(locale) BETWEEN 2 AND 35),
    CONSTRAINT ck_organizations_postcode CHECK (char_length(postcode) BETWEEN 1 AND 20),
    CONSTRAINT ck_organizations_country_code CHECK (country_code ~ '^[A-Z]{2}$'),
    CONSTRAINT ck_organizations_phone CHECK (char_length(phone) BETWEEN 3 AND 30),
    CONSTRAINT ck_organizations_email
        CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND octet_length(email) <= 254),
    CONSTRAINT ck_organizations_website CHECK (char_length(website) BETWEEN 1 AND 500),
    CONSTRAINT ck_organizations_tax_number CHECK (char_length(tax_number) BETWEEN 1 AND 30),
    CONSTRAINT ck_organizations_tax_profile CHECK (tax_profile ~ '^[A-Z]{2}$'),
    CONSTRAINT ck_organizations_tax_basis CHECK (tax_basis IN ('net', 'gross')),
    CONSTRAINT ck_organizations_tax_level CHECK (tax_level IN ('LINE', 'DOCUMENT')),
    CONSTRAINT ck_organizations_tax_rounding
        CHECK (tax_rounding IN ('HALF_UP', 'HALF_EVEN', 'HALF_DOWN', 'DOWN')),
    CONSTRAINT ck_organizations_quote_number_prefix CHECK (quote_number_prefix ~ '^[A-Z0-9]{1,5}$'),
    CONSTRAINT ck_organizations_quote_number_format CHECK (char_length(quote_number_format) BETWEEN 1 AND 50),
    CONSTRAINT ck_organizations_invoice_number_prefix CHECK (invoice_number_prefix ~ '^[A-Z0-9]{1,5}$'),
    CONSTRAINT ck_organizations_invoice_number_format
        CHECK (char_length(invoice_number_format) BETWEEN 1 AND 50),
    CONSTRAINT ck_organizations_quote_validity_days CHECK (quote_validity_days BETWEEN 1 AND 365),
    CONSTRAINT ck_organizations_deposit_percentage CHECK (deposit_percentage BETWEEN 0 AND 1),
    CONSTRAINT ck_organizations_default_terms CHECK (char_length(default_terms) <= 5000),
    CONSTRAINT ck_organizations_public_base_url CHECK (char_length(public_base_url) BETWEEN 1 AND 500),
    CONSTRAINT ck_organizations_subscription_plan CHECK (char_length(subscription_plan) BETWEEN 1 AND 50),
    CONSTRAINT ck_organizations_subscription_status
        CHECK (subscription_status IN ('trialing', 'active', 'past_due', 'cancelled')),
    CONSTRAINT ck_organizations_requests_per_minute CHECK (requests_per_minute > 0),
    CONSTRAINT ck_organizations_contact_extras_object CHECK (jsonb_typeof(contact_extras) = 'object'),
    CONSTRAINT ck_organizations_contact_extras_clean CHECK (metadata_is_clean(contact_extras)),
    CONSTRAINT ck_organizations_settings_object CHECK (jsonb_typeof(settings) = 'object'),
    CONSTRAINT ck_organizations_settings_clean CHECK (metadata_is_clean(settings)),
    CONSTRAINT ck_organizations_version CHECK (version >= 0),
    CONSTRAINT ck_organizations_closed CHECK ((status = 'closed') = (closed_at IS NOT NULL))
);

ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON organizations
    USING (id = current_organization_id())
    WITH CHECK (id = current_organization_id());
CREATE POLICY lookup_read ON organizations FOR SELECT TO ${lookup} USING (true);

GRANT SELECT, INSERT, UPDATE ON organizations TO ${app};
GRANT SELECT ON organizations TO ${readonly};
GRANT SELECT (id, slug, status) ON organizations TO ${lookup};

COMMENT ON TABLE organizations IS
    'The tenant: identity, address and the defaults for money, tax and document numbers. Closed, never deleted by the application.';
COMMENT ON COLUMN organizations.id IS
    'UUID version 7 made by the application; the organization_id of every tenant row.';
COMMENT ON COLUMN organizations.name IS 'Name in daily use; printed on quotes and invoices.';
COMMENT ON COLUMN organizations.slug IS 'Short name in addresses and at sign-in, unique over all organizations.';
COMMENT ON COLUMN organizations.legal_name IS 'Registered name, where it differs from the name in daily use.';
COMMENT ON COLUMN organizations.domain IS 'Mail or web domain of the organization.';
COMMENT ON COLUMN organizations.industry IS 'Line of business, free label.';
COMMENT ON COLUMN organizations.size IS 'Size band, free label.';
COMMENT ON COLUMN organizations.status IS 'active, suspended (nobody can sign in) or closed.';
COMMENT ON COLUMN organizations.closed_at IS
    'When the organization was closed; set exactly while status is closed.';
COMMENT ON COLUMN organizations.time_zone IS
    'IANA time zone that decides which day it is for validity, due dates and document numbers.';
COMMENT ON COLUMN organizations.locale IS 'Language tag for documents and mails, BCP 47.';
COMMENT ON COLUMN organizations.currency_code IS
    'Base currency, ISO 4217; the unit of every base_ amount of this organization.';
COMMENT ON COLUMN organizations.street IS 'Street and number of the postal address.';
COMMENT ON COLUMN organizations.suburb IS 'Suburb or district of the postal address.';
COMMENT ON COLUMN organizations.city IS 'Town or city of the postal address.';
COMMENT ON COLUMN organizations.region IS 'State, province or region of the postal address.';
COMMENT ON COLUMN organizations.postcode IS 'Postal code as written locally.';
COMMENT ON COLUMN organizations.country_code IS
    'Country, ISO 3166-1 alpha-2; chooses the tax profile when the organization is created.';
COMMENT ON COLUMN organizations.phone IS 'Phone number as entered, not normalized.';
COMMENT ON COLUMN organizations.email IS 'Address customers reach the organization at; printed on documents.';
COMMENT ON COLUMN organizations.website IS 'Address of the public web site.';
COMMENT ON COLUMN organizations.tax_number IS
    'Tax registration number such as GST, VAT or ABN, as printed on documents.';
COMMENT ON COLUMN organizations.tax_profile IS 'Country profile new documents take their tax rules from.';
COMMENT ON COLUMN organizations.tax_basis IS 'Default for new documents: prices entered net or gross of tax.';
COMMENT ON COLUMN organizations.tax_level IS
    'Default for new documents: tax rounded per LINE or once per DOCUMENT.';
COMMENT ON COLUMN organizations.tax_rounding IS 'Rounding mode of tax on new documents.';
COMMENT ON COLUMN organizations.default_tax_class_id IS
    'Tax class of lines that name none; NULL until the classes are set up.';
COMMENT ON COLUMN organizations.quote_number_prefix IS 'Text that replaces {prefix} in quote numbers.';
COMMENT ON COLUMN organizations.quote_number_format IS
    'Pattern of quote numbers with {prefix}, {yyyy} and {seq:n}.';
COMMENT ON COLUMN organizations.invoice_number_prefix IS 'Text that replaces {prefix} in invoice numbers.';
COMMENT ON COLUMN organizations.invoice_number_format IS
    'Pattern of invoice numbers with {prefix}, {yyyy} and {seq:n}.';
COMMENT ON COLUMN organizations.quote_validity_days IS 'Days a new quote is valid when no end is given.';
COMMENT ON COLUMN organizations.deposit_percentage IS
    'Default deposit of new quotes as a fraction; NULL means none.';
COMMENT ON COLUMN organizations.default_terms IS 'Terms copied into new documents.';
COMMENT ON COLUMN organizations.public_base_url IS
    'Address customer links start with; NULL uses the installation''s own.';
COMMENT ON COLUMN organizations.subscription_plan IS 'Plan the organization is on.';
COMMENT ON COLUMN organizations.subscription_status IS
    'State of the subscription: trialing, active, past_due or cancelled.';
COMMENT ON COLUMN organizations.trial_ends_at IS 'When the trial ends; NULL without one.';
COMMENT ON COLUMN organizations.requests_per_minute IS
    'API limit of this organization; NULL uses the installation''s default.';
COMMENT ON COLUMN organizations.contact_extras IS 'Further phone numbers and social handles. Guarded.';
COMMENT ON COLUMN organizations.settings IS 'Presentation defaults. Guarded.';
COMMENT ON COLUMN organizations.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN organizations.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN organizations.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN organizations.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN organizations.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE organization_currencies (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    currency_code   text        NOT NULL,
    is_active       boolean     NOT NULL DEFAULT true,
    is_default      boolean     NOT NULL DEFAULT false,
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_by      uuid,

    CONSTRAINT pk_organization_currencies PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_organization_currencies_currency_code UNIQUE (organization_id, currency_code),
    CONSTRAINT fk_organization_currencies_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_organization_currencies_currency_code
        FOREIGN KEY (currency_code) REFERENCES currencies (code) ON DELETE NO ACTION,
    CONSTRAINT ck_organization_currencies_version CHECK (version >= 0),
    CONSTRAINT ck_organization_currencies_default CHECK (is_active OR NOT is_default)
);

CREATE UNIQUE INDEX uq_organization_currencies_is_default ON organization_currencies (organization_id)
    WHERE is_default;

ALTER TABLE organization_currencies ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization_currencies FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON organization_currencies
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE ON organization_currencies TO ${app};
GRANT SELECT ON organization_currencies TO ${readonly};

COMMENT ON TABLE organization_currencies IS 'Currencies an organization works in.';
COMMENT ON COLUMN organization_currencies.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN organization_currencies.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN organization_currencies.currency_code IS 'The currency, ISO 4217.';
COMMENT ON COLUMN organization_currencies.is_active IS 'False keeps the currency on old documents only.';
COMMENT ON COLUMN organization_currencies.is_default IS
    'Currency of new documents when none is given; at most one row, and an active one.';
COMMENT ON COLUMN organization_currencies.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN organization_currencies.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN organization_currencies.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN organization_currencies.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN organization_currencies.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE org_security_policies (
    organization_id       uuid        NOT NULL,
    id                    uuid        NOT NULL,
    min_password_length   smallint    NOT NULL DEFAULT 12,
    max_login_attempts    smallint    NOT NULL DEFAULT 5,
    lock_minutes          smallint    NOT NULL DEFAULT 30,
    session_days          smallint    NOT NULL DEFAULT 7,
    session_idle_minutes  smallint,
    password_expiry_days  smallint,
    password_history_size smallint    NOT NULL DEFAULT 5,
    mfa_required          boolean     NOT NULL DEFAULT false,
    extras                jsonb       NOT NULL DEFAULT '{}',
    version               bigint      NOT NULL DEFAULT 0,
    created_at            timestamptz NOT NULL DEFAULT now(),
    updated_at            timestamptz NOT NULL DEFAULT now(),
    created_by            uuid,
    updated_by            uuid,

    CONSTRAINT pk_org_security_policies PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_org_security_policies_singleton UNIQUE (organization_id),
    CONSTRAINT fk_org_security_policies_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT ck_org_security_policies_min_password_length CHECK (min_password_length BETWEEN 12 AND 128),
    CONSTRAINT ck_org_security_policies_max_login_attempts CHECK (max_login_attempts BETWEEN 3 AND 20),
    CONSTRAINT ck_org_security_policies_lock_minutes CHECK (lock_minutes BETWEEN 1 AND 1440),
    CONSTRAINT ck_org_security_policies_session_days CHECK (session_days BETWEEN 1 AND 90),
    CONSTRAINT ck_org_security_policies_session_idle_minutes CHECK (session_idle_minutes BETWEEN 5 AND 1440),
    CONSTRAINT ck_org_security_policies_password_expiry_days CHECK (password_expiry_days BETWEEN 1 AND 3650),
    CONSTRAINT ck_org_security_policies_password_history_size CHECK (password_history_size BETWEEN 0 AND 24),
    CONSTRAINT ck_org_security_policies_extras_object CHECK (jsonb_typeof(extras) = 'object'),
    CONSTRAINT ck_org_security_policies_extras_clean CHECK (metadata_is_clean(extras)),
    CONSTRAINT ck_org_security_policies_version CHECK (version >= 0)
);

ALTER TABLE org_security_policies ENABLE ROW LEVEL SECURITY;
ALTER TABLE org_security_policies FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON org_security_policies
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE ON org_security_policies TO ${app};
GRANT SELECT ON org_security_policies TO ${readonly};

COMMENT ON TABLE org_security_policies IS 'Password, lockout and session policy of an organization; one row each.';
COMMENT ON COLUMN org_security_policies.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN org_security_policies.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN org_security_policies.min_password_length IS 'Fewest characters of a new password.';
COMMENT ON COLUMN org_security_policies.max_login_attempts IS 'Failed sign-ins before an address is locked.';
COMMENT ON COLUMN org_security_policies.lock_minutes IS 'Minutes an address stays locked.';
COMMENT ON COLUMN org_security_policies.session_days IS 'Days after which a session ends even when used.';
COMMENT ON COLUMN org_security_policies.session_idle_minutes IS
    'Minutes without use that end a session; NULL means no idle limit.';
COMMENT ON COLUMN org_security_policies.password_expiry_days IS
    'Days after which a password must be changed; NULL means never.';
COMMENT ON COLUMN org_security_policies.password_history_size IS
    'Number of earlier passwords that may not be used again.';
COMMENT ON COLUMN org_security_policies.mfa_required IS 'Whether every user needs a second factor.';
COMMENT ON COLUMN org_security_policies.extras IS 'Notes on the policy, never the typed fields. Guarded.';
COMMENT ON COLUMN org_security_policies.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN org_security_policies.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN org_security_policies.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN org_security_policies.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN org_security_policies.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE org_feature_flags (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    flag_key        text        NOT NULL,
    is_enabled      boolean     NOT NULL DEFAULT false,
    payload         jsonb       NOT NULL DEFAULT '{}',
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_by      uuid,

    CONSTRAINT pk_org_feature_flags PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_org_feature_flags_flag_key UNIQUE (organization_id, flag_key),
    CONSTRAINT fk_org_feature_flags_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT ck_org_feature_flags_flag_key CHECK (flag_key ~ '^[a-z][a-z0-9_.]{0,99}$'),
    CONSTRAINT ck_org_feature_flags_payload_object CHECK (jsonb_typeof(payload) = 'object'),
    CONSTRAINT ck_org_feature_flags_payload_clean CHECK (metadata_is_clean(payload)),
    CONSTRAINT ck_org_feature_flags_version CHECK (version >= 0)
);

ALTER TABLE org_feature_flags ENABLE ROW LEVEL SECURITY;
ALTER TABLE org_feature_flags FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON org_feature_flags
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON org_feature_flags TO ${app};
GRANT SELECT ON org_feature_flags TO ${readonly};

COMMENT ON TABLE org_feature_flags IS 'Features switched on or off for an organization.';
COMMENT ON COLUMN org_feature_flags.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN org_feature_flags.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN org_feature_flags.flag_key IS 'Name of the feature, lower case with dots.';
COMMENT ON COLUMN org_feature_flags.is_enabled IS 'The switch itself.';
COMMENT ON COLUMN org_feature_flags.payload IS 'Parameters of a gradual rollout, never the switch. Guarded.';
COMMENT ON COLUMN org_feature_flags.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN org_feature_flags.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN org_feature_flags.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN org_feature_flags.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN org_feature_flags.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE org_notification_prefs (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    channel         text        NOT NULL,
    is_enabled      boolean     NOT NULL DEFAULT true,
    settings        jsonb       NOT NULL DEFAULT '{}',
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_by      uuid,

    CONSTRAINT pk_org_notification_prefs PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_org_notification_prefs_channel UNIQUE (organization_id, channel),
    CONSTRAINT fk_org_notification_prefs_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT ck_org_notification_prefs_channel CHECK (channel IN ('email', 'sms', 'push')),
    CONSTRAINT ck_org_notification_prefs_settings_object CHECK (jsonb_typeof(settings) = 'object'),
    CONSTRAINT ck_org_notification_prefs_settings_clean CHECK (metadata_is_clean(settings)),
    CONSTRAINT ck_org_notification_prefs_version CHECK (version >= 0)
);

ALTER TABLE org_notification_prefs ENABLE ROW LEVEL SECURITY;
ALTER TABLE org_notification_prefs FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON org_notification_prefs
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON org_notification_prefs TO ${app};
GRANT SELECT ON org_notification_prefs TO ${readonly};

COMMENT ON TABLE org_notification_prefs IS 'Notification channels of an organization.';
COMMENT ON COLUMN org_notification_prefs.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN org_notification_prefs.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN org_notification_prefs.channel IS 'Channel: email, sms or push.';
COMMENT ON COLUMN org_notification_prefs.is_enabled IS 'Whether anything is sent over the channel.';
COMMENT ON COLUMN org_notification_prefs.settings IS 'Sender name and quiet hours as labels. Guarded.';
COMMENT ON COLUMN org_notification_prefs.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN org_notification_prefs.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN org_notification_prefs.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN org_notification_prefs.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN org_notification_prefs.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE org_settings (
    organization_id uuid          NOT NULL,
    id              uuid          NOT NULL,
    setting_key     text          NOT NULL,
    description     text,
    value_boolean   boolean,
    value_number    numeric(19,6),
    value_text      text,
    value_document  jsonb,
    version         bigint        NOT NULL DEFAULT 0,
    created_at      timestamptz   NOT NULL DEFAULT now(),
    updated_at      timestamptz   NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_by      uuid,

    CONSTRAINT pk_org_settings PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_org_settings_setting_key UNIQUE (organization_id, setting_key),
    CONSTRAINT fk_org_settings_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT ck_org_settings_setting_key CHECK (setting_key ~ '^[a-z][a-z0-9_.]{0,99}$'),
    CONSTRAINT ck_org_settings_description CHECK (char_length(description) <= 500),
    CONSTRAINT ck_org_settings_value_text CHECK (char_length(value_text) <= 5000),
    CONSTRAINT ck_org_settings_value_document_object CHECK (jsonb_typeof(value_document) = 'object'),
    CONSTRAINT ck_org_settings_value_document_clean CHECK (metadata_is_clean(value_document)),
    CONSTRAINT ck_org_settings_version CHECK (version >= 0),
    CONSTRAINT ck_org_settings_one_value
        CHECK (num_nonnulls(value_boolean, value_number, value_text, value_document) = 1)
);

ALTER TABLE org_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE org_settings FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON org_settings
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON org_settings TO ${app};
GRANT SELECT ON org_settings TO ${readonly};

COMMENT ON TABLE org_settings IS
    'Named settings of an organization, each with a value of exactly one type; an absent key means its default.';
COMMENT ON COLUMN org_settings.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN org_settings.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN org_settings.setting_key IS 'Name of the setting, lower case with dots.';
COMMENT ON COLUMN org_settings.description IS 'What the setting does, for people.';
COMMENT ON COLUMN org_settings.value_boolean IS 'Value of a yes-or-no setting.';
COMMENT ON COLUMN org_settings.value_number IS 'Value of a numeric setting, six decimals.';
COMMENT ON COLUMN org_settings.value_text IS 'Value of a text setting.';
COMMENT ON COLUMN org_settings.value_document IS 'Value of a structured setting; NULL unless used. Guarded.';
COMMENT ON COLUMN org_settings.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN org_settings.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN org_settings.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN org_settings.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN org_settings.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE tax_classes (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    code            text        NOT NULL,
    name            text        NOT NULL,
    kind            text        NOT NULL,
    description     text,
    display_order   integer     NOT NULL DEFAULT 0,
    is_active       boolean     NOT NULL DEFAULT true,
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_by      uuid,

    CONSTRAINT pk_tax_classes PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_tax_classes_code UNIQUE (organization_id, code),
    CONSTRAINT fk_tax_classes_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT ck_tax_classes_code CHECK (code ~ '^[A-Z][A-Z0-9_]{0,19}$'),
    CONSTRAINT ck_tax_classes_name CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT ck_tax_classes_kind CHECK (kind IN ('standard', 'reduced', 'zero', 'exempt')),
    CONSTRAINT ck_tax_classes_description CHECK (char_length(description) <= 500),
    CONSTRAINT ck_tax_classes_version CHECK (version >= 0)
);

ALTER TABLE tax_classes ENABLE ROW LEVEL SECURITY;
ALTER TABLE tax_classes FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON tax_classes
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE ON tax_classes TO ${app};
GRANT SELECT ON tax_classes TO ${readonly};

COMMENT ON TABLE tax_classes IS 'Kinds of supply for tax. Filled per organization from its country profile.';
COMMENT ON COLUMN tax_classes.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN tax_classes.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN tax_classes.code IS 'Short code such as GST or ZERO, printed in tax tables.';
COMMENT ON COLUMN tax_classes.name IS 'Name on screen.';
COMMENT ON COLUMN tax_classes.kind IS 'standard, reduced, zero (taxed at 0) or exempt (outside the tax).';
COMMENT ON COLUMN tax_classes.description IS 'When to use the class.';
COMMENT ON COLUMN tax_classes.display_order IS 'Order on screen, ascending.';
COMMENT ON COLUMN tax_classes.is_active IS
    'False takes the row out of new use; what already refers to it stays valid.';
COMMENT ON COLUMN tax_classes.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN tax_classes.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN tax_classes.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN tax_classes.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN tax_classes.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE customers (
    organization_id     uuid          NOT NULL,
    id                  uuid          NOT NULL,
    customer_number     text          NOT NULL,
    company_name        text          NOT NULL,
    legal_name          text,
    industry            text,
    website             text,
    description         text,
    status              text          NOT NULL DEFAULT 'active',
    customer_type       text          NOT NULL DEFAULT 'business',
    source              text,
    tags                text[]        NOT NULL DEFAULT '{}',
    rating              smallint,
    street              text,
    suburb              text,
    city                text,
    region              text,
    postcode            text,
    country_code        text,
    phone               text,
    email               text,
    tax_number          text,
    is_tax_exempt       boolean       NOT NULL DEFAULT false,
    currency_code       text,
    payment_terms_days  smallint      NOT NULL DEFAULT 20,
    credit_limit_amount numeric(19,4),
    search_text         text          NOT NULL DEFAULT '',
    contact_extras      jsonb         NOT NULL DEFAULT '{}',
    metadata            jsonb         NOT NULL DEFAULT '{}',
    deleted_at          timestamptz,
    version             bigint        NOT NULL DEFAULT 0,
    created_at          timestamptz   NOT NULL DEFAULT now(),
    updated_at          timestamptz   NOT NULL DEFAULT now(),
    created_by          uuid,
    updated_by          uuid,

    CONSTRAINT pk_customers PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_customers_customer_number UNIQUE (organization_id, customer_number),
    CONSTRAINT fk_customers_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_customers_currency_code
        FOREIGN KEY (currency_code) REFERENCES currencies (code) ON DELETE NO ACTION,
    CONSTRAINT ck_customers_customer_number CHECK (customer_number ~ '^[A-Z0-9][A-Z0-9./-]{0,49}$'),
    CONSTRAINT ck_customers_company_name CHECK (char_length(company_name) BETWEEN 1 AND 255),
    CONSTRAINT ck_customers_legal_name CHECK (char_length(legal_name) BETWEEN 1 AND 255),
    CONSTRAINT ck_customers_industry CHECK (char_length(industry) BETWEEN 1 AND 100),
    CONSTRAINT ck_customers_website CHECK (char_length(website) BETWEEN 1 AND 500),
    CONSTRAINT ck_customers_description CHECK (char_length(description) <= 2000),
    CONSTRAINT ck_customers_status CHECK (status IN ('prospect', 'lead', 'active', 'inactive')),
    CONSTRAINT ck_customers_customer_type CHECK (customer_type IN ('business', 'individual', 'government')),
    CONSTRAINT ck_customers_source CHECK (char_length(source) BETWEEN 1 AND 50),
    CONSTRAINT ck_customers_rating CHECK (rating BETWEEN 1 AND 5),
    CONSTRAINT ck_customers_postcode CHECK (char_length(postcode) BETWEEN 1 AND 20),
    CONSTRAINT ck_customers_country_code CHECK (country_code ~ '^[A-Z]{2}$'),
    CONSTRAINT ck_customers_phone CHECK (char_length(phone) BETWEEN 3 AND 30),
    CONSTRAINT ck_customers_email
        CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND octet_length(email) <= 254),
    CONSTRAINT ck_customers_tax_number CHECK (char_length(tax_number) BETWEEN 1 AND 30),
    CONSTRAINT ck_customers_payment_terms_days CHECK (payment_terms_days BETWEEN 0 AND 365),
    CONSTRAINT ck_customers_credit_limit_amount CHECK (credit_limit_amount >= 0),
    CONSTRAINT ck_customers_contact_extras_object CHECK (jsonb_typeof(contact_extras) = 'object'),
    CONSTRAINT ck_customers_contact_extras_clean CHECK (metadata_is_clean(contact_extras)),
    CONSTRAINT ck_customers_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT ck_customers_metadata_clean CHECK (metadata_is_clean(metadata)),
    CONSTRAINT ck_customers_version CHECK (version >= 0),
    CONSTRAINT ck_customers_credit CHECK (credit_limit_amount IS NULL OR currency_code IS NOT NULL)
);

CREATE INDEX ix_customers_created_at_id ON customers (organization_id, created_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_customers_status_created_at_id
    ON customers (organization_id, status, created_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_customers_company_name ON customers (organization_id, lower(company_name), id)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_customers_tags ON customers USING gin (tags);
CREATE INDEX ix_customers_metadata ON customers USING gin (metadata jsonb_path_ops);
CREATE INDEX ix_customers_search_text ON customers USING gin (search_text extensions.gin_trgm_ops)
    WHERE deleted_at IS NULL;

ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON customers
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE ON customers TO ${app};
GRANT SELECT ON customers TO ${readonly};

COMMENT ON TABLE customers IS 'Buyers and prospects.';
COMMENT ON COLUMN customers.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN customers.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN customers.customer_number IS 'Number such as CUST-0001; stays used after a soft delete.';
COMMENT ON COLUMN customers.company_name IS 'Name in daily use.';
COMMENT ON COLUMN customers.legal_name IS 'Registered name, where it differs from the name in daily use.';
COMMENT ON COLUMN customers.industry IS 'Line of business, free label.';
COMMENT ON COLUMN customers.website IS 'Address of the public web site.';
COMMENT ON COLUMN customers.description IS 'What is worth knowing about the customer.';
COMMENT ON COLUMN customers.status IS
    'prospect, lead, active or inactive; an inactive customer gets no new quotes.';
COMMENT ON COLUMN customers.customer_type IS 'business, individual or government.';
COMMENT ON COLUMN customers.source IS 'How the customer was won, free label.';
COMMENT ON COLUMN customers.tags IS 'Flat labels, matched as a set.';
COMMENT ON COLUMN customers.rating IS 'Own judgement from 1 (low) to 5 (high).';
COMMENT ON COLUMN customers.street IS 'Street and number of the postal address.';
COMMENT ON COLUMN customers.suburb IS 'Suburb or district of the postal address.';
COMMENT ON COLUMN customers.city IS 'Town or city of the postal address.';
COMMENT ON COLUMN customers.region IS 'State, province or region of the postal address.';
COMMENT ON COLUMN customers.postcode IS 'Postal code as written locally.';
COMMENT ON COLUMN customers.country_code IS 'Country, ISO 3166-1 alpha-2 in upper case.';
COMMENT ON COLUMN customers.phone IS 'Phone number as entered, not normalized.';
COMMENT ON COLUMN customers.email IS 'Main address of the customer.';
COMMENT ON COLUMN customers.tax_number IS
    'Tax registration number such as GST, VAT or ABN, as printed on documents.';
COMMENT ON COLUMN customers.is_tax_exempt IS 'True charges no tax on the customer''s documents.';
COMMENT ON COLUMN customers.currency_code IS
    'Currency of the customer''s new documents and of the credit limit, ISO 4217; NULL uses the organization''s.';
COMMENT ON COLUMN customers.payment_terms_days IS 'Days from issue to the due date of an invoice.';
COMMENT ON COLUMN customers.credit_limit_amount IS 'Credit limit in currency_code; NULL means none is set.';
COMMENT ON COLUMN customers.search_text IS
    'Normalized text the application builds for substring search; indexed by trigrams, never shown.';
COMMENT ON COLUMN customers.contact_extras IS 'Further phone numbers and addresses beside the typed ones. Guarded.';
COMMENT ON COLUMN customers.metadata IS
    'Labels, tags and free custom fields. Guarded: no key may name a business value.';
COMMENT ON COLUMN customers.deleted_at IS
    'When the row was soft-deleted; NULL while it is live. Soft-deleted rows keep their place in documents.';
COMMENT ON COLUMN customers.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN customers.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN customers.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN customers.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN customers.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE users (
    organization_id      uuid        NOT NULL,
    id                   uuid        NOT NULL,
    customer_id          uuid,
    user_type            text        NOT NULL DEFAULT 'internal',
    email                text        NOT NULL,
    username             text,
    first_name           text        NOT NULL,
    last_name            text        NOT NULL,
    display_name         text,
    avatar_url           text,
    phone                text,
    time_zone            text        NOT NULL DEFAULT 'UTC',
    locale               text        NOT NULL DEFAULT 'en-NZ',
    date_format          text        NOT NULL DEFAULT 'DD MMM YYYY',
    time_format          text        NOT NULL DEFAULT '24h',
    status               text        NOT NULL DEFAULT 'pending',
    email_verified_at    timestamptz,
    last_login_at        timestamptz,
    login_count          integer     NOT NULL DEFAULT 0,
    security_version     integer     NOT NULL DEFAULT 0,
    password_hash        text,
    password_changed_at  timestamptz,
    must_change_password boolean     NOT NULL DEFAULT false,
    mfa_enabled          boolean     NOT NULL DEFAULT false,
    mfa_secret           bytea,
    search_text          text        NOT NULL DEFAULT '',
    preferences          jsonb       NOT NULL DEFAULT '{}',
    metadata             jsonb       NOT NULL DEFAULT '{}',
    deleted_at           timestamptz,
    version              bigint      NOT NULL DEFAULT 0,
    created_at           timestamptz NOT NULL DEFAULT now(),
    updated_at           timestamptz NOT NULL DEFAULT now(),
    created_by           uuid,
    updated_by           uuid,

    CONSTRAINT pk_users PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_users_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_users_customer_id
        FOREIGN KEY (organization_id, customer_id)
        REFERENCES customers (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_users_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_users_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_users_user_type CHECK (user_type IN ('internal', 'external_customer')),
    CONSTRAINT ck_users_email CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND octet_length(email) <= 254),
    CONSTRAINT ck_users_username CHECK (char_length(username) BETWEEN 3 AND 100),
    CONSTRAINT ck_users_first_name CHECK (char_length(first_name) BETWEEN 1 AND 100),
    CONSTRAINT ck_users_last_name CHECK (char_length(last_name) BETWEEN 1 AND 100),
    CONSTRAINT ck_users_display_name CHECK (char_length(display_name) BETWEEN 1 AND 200),
    CONSTRAINT ck_users_avatar_url CHECK (char_length(avatar_url) BETWEEN 1 AND 500),
    CONSTRAINT ck_users_phone CHECK (char_length(phone) BETWEEN 3 AND 30),
    CONSTRAINT ck_users_time_zone CHECK (char_length(time_zone) BETWEEN 1 AND 64),
    CONSTRAINT ck_users_locale CHECK (char_length(locale) BETWEEN 2 AND 35),
    CONSTRAINT ck_users_date_format CHECK (char_length(date_format) BETWEEN 1 AND 20),
    CONSTRAINT ck_users_time_format CHECK (time_format IN ('24h', '12h')),
    CONSTRAINT ck_users_status CHECK (status IN ('pending', 'active', 'inactive', 'suspended')),
    CONSTRAINT ck_users_login_count CHECK (login_count >= 0),
    CONSTRAINT ck_users_security_version CHECK (security_version >= 0),
    CONSTRAINT ck_users_password_hash CHECK (password_hash ~ '^[$]argon2id[$]'),
    CONSTRAINT ck_users_preferences_object CHECK (jsonb_typeof(preferences) = 'object'),
    CONSTRAINT ck_users_preferences_clean CHECK (metadata_is_clean(preferences)),
    CONSTRAINT ck_users_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT ck_users_metadata_clean CHECK (metadata_is_clean(metadata)),
    CONSTRAINT ck_users_version CHECK (version >= 0),
    CONSTRAINT ck_users_customer CHECK ((user_type = 'external_customer') = (customer_id IS NOT NULL)),
    CONSTRAINT ck_users_mfa CHECK (NOT mfa_enabled OR mfa_secret IS NOT NULL)
);

CREATE UNIQUE INDEX uq_users_email ON users (organization_id, lower(email)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX uq_users_username ON users (organization_id, lower(username))
    WHERE deleted_at IS NULL AND username IS NOT NULL;
-- Sign-in looks an address up before a tenant is known, hence without organization_id.
CREATE INDEX ix_users_email_lookup ON users (lower(email)) WHERE deleted_at IS NULL;
CREATE INDEX ix_users_customer_id ON users (organization_id, customer_id);
CREATE INDEX ix_users_status_created_at_id ON users (organization_id, status, created_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_users_created_at_id ON users (organization_id, created_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_users_search_text ON users USING gin (search_text extensions.gin_trgm_ops)
    WHERE deleted_at IS NULL;

ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON users
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());
CREATE POLICY lookup_read ON users FOR SELECT TO ${lookup} USING (true);

GRANT SELECT, INSERT, UPDATE ON users TO ${app};
GRANT SELECT (
    organization_id, id, customer_id, user_type, email, username, first_name, last_name,
    display_name, avatar_url, phone, time_zone, locale, date_format, time_format, status,
    email_verified_at, last_login_at, login_count, security_version, password_changed_at,
    must_change_password, mfa_enabled, search_text, preferences, metadata, deleted_at, version,
    created_at, updated_at, created_by, updated_by
) ON users TO ${readonly};
GRANT SELECT (organization_id, id, email, status, deleted_at) ON users TO ${lookup};

COMMENT ON TABLE users IS
    'People who sign in. Never physically deleted; an erasure overwrites the personal columns.';
COMMENT ON COLUMN users.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN users.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN users.customer_id IS 'Customer an external user belongs to; NULL for staff.';
COMMENT ON COLUMN users.user_type IS 'internal for staff, external_customer for people of a customer.';
COMMENT ON COLUMN users.email IS
    'Sign-in name; unique among the live users of the organization without regard to case.';
COMMENT ON COLUMN users.username IS 'Short name; unique among live users without regard to case.';
COMMENT ON COLUMN users.first_name IS 'Given name.';
COMMENT ON COLUMN users.last_name IS 'Family name.';
COMMENT ON COLUMN users.display_name IS 'Name on screen when it is not first and last name.';
COMMENT ON COLUMN users.avatar_url IS 'Address of a picture.';
COMMENT ON COLUMN users.phone IS 'Phone number as entered, not normalized.';
COMMENT ON COLUMN users.time_zone IS 'IANA time zone the user''s screens show instants in.';
COMMENT ON COLUMN users.locale IS 'Language of screens and mails, BCP 47.';
COMMENT ON COLUMN users.date_format IS 'Pattern for dates on screen.';
COMMENT ON COLUMN users.time_format IS 'Clock on screen: 24h or 12h.';
COMMENT ON COLUMN users.status IS 'pending (invited), active, inactive or suspended; only active users sign in.';
COMMENT ON COLUMN users.email_verified_at IS 'When the address was proved to be the user''s.';
COMMENT ON COLUMN users.last_login_at IS 'Last successful sign-in. Outside the optimistic lock.';
COMMENT ON COLUMN users.login_count IS 'Successful sign-ins so far. Outside the optimistic lock.';
COMMENT ON COLUMN users.security_version IS
    'Raised to invalidate every access token issued before, at password, status or role changes.';
COMMENT ON COLUMN users.password_hash IS
    'Argon2id hash in PHC form; NULL until the invitation is taken or for external issuers.';
COMMENT ON COLUMN users.password_changed_at IS 'When the password was last set; starts the expiry of the policy.';
COMMENT ON COLUMN users.must_change_password IS 'True lets the user do nothing but set a new password.';
COMMENT ON COLUMN users.mfa_enabled IS 'Whether a second factor is asked for.';
COMMENT ON COLUMN users.mfa_secret IS 'Encrypted secret of the second factor.';
COMMENT ON COLUMN users.search_text IS
    'Normalized text the application builds for substring search; indexed by trigrams, never shown.';
COMMENT ON COLUMN users.preferences IS 'Theme and layout choices. Guarded.';
COMMENT ON COLUMN users.metadata IS 'Tags and import hints. Guarded.';
COMMENT ON COLUMN users.deleted_at IS
    'When the row was soft-deleted; NULL while it is live. Soft-deleted rows keep their place in documents.';
COMMENT ON COLUMN users.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN users.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN users.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN users.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN users.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE password_history (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    user_id         uuid        NOT NULL,
    password_hash   text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_password_history PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_password_history_user_id
        FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT ck_password_history_password_hash CHECK (password_hash ~ '^[$]argon2id[$]')
);

CREATE INDEX ix_password_history_user_id_created_at
    ON password_history (organization_id, user_id, created_at DESC);

ALTER TABLE password_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE password_history FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON password_history
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, DELETE ON password_history TO ${app};

COMMENT ON TABLE password_history IS
    'Earlier password hashes, so that they are not used again. Trimmed to the policy''s size at each change.';
COMMENT ON COLUMN password_history.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN password_history.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN password_history.user_id IS 'User the row belongs to.';
COMMENT ON COLUMN password_history.password_hash IS 'Argon2id hash of the earlier password, PHC form.';
COMMENT ON COLUMN password_history.created_at IS 'When the password was replaced.';


CREATE TABLE user_tokens (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    user_id         uuid        NOT NULL,
    kind            text        NOT NULL,
    token_hash      bytea       NOT NULL,
    expires_at      timestamptz NOT NULL,
    used_at         timestamptz,
    created_at      timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_user_tokens PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_user_tokens_token_hash UNIQUE (organization_id, token_hash),
    CONSTRAINT fk_user_tokens_user_id
        FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT ck_user_tokens_kind CHECK (kind IN ('invitation', 'password_reset')),
    CONSTRAINT ck_user_tokens_token_hash CHECK (octet_length(token_hash) = 32)
);

CREATE INDEX ix_user_tokens_user_id ON user_tokens (organization_id, user_id);
-- A token names no tenant, so the look-up has to find it without one.
CREATE INDEX ix_user_tokens_token_hash ON user_tokens (token_hash);
CREATE INDEX ix_user_tokens_expires_at ON user_tokens (organization_id, expires_at);

ALTER TABLE user_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_tokens FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON user_tokens
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());
CREATE POLICY lookup_read ON user_tokens FOR SELECT TO ${lookup} USING (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON user_tokens TO ${app};
GRANT SELECT (organization_id, id, token_hash) ON user_tokens TO ${lookup};

COMMENT ON TABLE user_tokens IS 'Invitations and password resets, each usable once. Purged 30 days after expiry.';
COMMENT ON COLUMN user_tokens.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN user_tokens.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN user_tokens.user_id IS 'User the token was sent to.';
COMMENT ON COLUMN user_tokens.kind IS 'What it allows: invitation or password_reset.';
COMMENT ON COLUMN user_tokens.token_hash IS
    'SHA-256 of the 32 random bytes handed out; the token itself is stored nowhere.';
COMMENT ON COLUMN user_tokens.expires_at IS 'Instant from which the row no longer counts.';
COMMENT ON COLUMN user_tokens.used_at IS 'When it was used; NULL while unused.';
COMMENT ON COLUMN user_tokens.created_at IS 'When the row was first stored.';


CREATE TABLE refresh_tokens (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    user_id         uuid        NOT NULL,
    family_id       uuid        NOT NULL,
    generation      integer     NOT NULL,
    token_hash      bytea       NOT NULL,
    expires_at      timestamptz NOT NULL,
    used_at         timestamptz,
    revoked_at      timestamptz,
    revoked_reason  text,
    ip_address      inet,
    user_agent      text,
    created_at      timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_refresh_tokens PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_refresh_tokens_token_hash UNIQUE (organization_id, token_hash),
    CONSTRAINT uq_refresh_tokens_family_id_generation UNIQUE (organization_id, family_id, generation),
    CONSTRAINT fk_refresh_tokens_user_id
        FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT ck_refresh_tokens_generation CHECK (generation >= 0),
    CONSTRAINT ck_refresh_tokens_token_hash CHECK (octet_length(token_hash) = 32),
    CONSTRAINT ck_refresh_tokens_revoked_reason
        CHECK (revoked_reason IN ('logout', 'reuse', 'password', 'user_status', 'session_closed', 'policy')),
    CONSTRAINT ck_refresh_tokens_user_agent CHECK (char_length(user_agent) <= 512),
    CONSTRAINT ck_refresh_tokens_revoked CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
);

CREATE UNIQUE INDEX uq_refresh_tokens_live ON refresh_tokens (organization_id, family_id)
    WHERE used_at IS NULL AND revoked_at IS NULL;
CREATE INDEX ix_refresh_tokens_user_id_created_at
    ON refresh_tokens (organization_id, user_id, created_at DESC);
-- The cookie names no tenant, so the look-up has to find the token without one.
CREATE INDEX ix_refresh_tokens_token_hash ON refresh_tokens (token_hash);
CREATE INDEX ix_refresh_tokens_expires_at ON refresh_tokens (organization_id, expires_at);

ALTER TABLE refresh_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE refresh_tokens FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON refresh_tokens
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());
CREATE POLICY lookup_read ON refresh_tokens FOR SELECT TO ${lookup} USING (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON refresh_tokens TO ${app};
GRANT SELECT (organization_id, id, token_hash) ON refresh_tokens TO ${lookup};

COMMENT ON TABLE refresh_tokens IS
    'Rotating refresh tokens; a family is one session. A used token seen again revokes its family. Purged 30 days after expiry.';
COMMENT ON COLUMN refresh_tokens.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN refresh_tokens.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN refresh_tokens.user_id IS 'User the row belongs to.';
COMMENT ON COLUMN refresh_tokens.family_id IS 'Session the token belongs to; the same over all rotations.';
COMMENT ON COLUMN refresh_tokens.generation IS 'Rotations since sign-in, 0 for the first token.';
COMMENT ON COLUMN refresh_tokens.token_hash IS
    'SHA-256 of the 32 random bytes handed out; the token itself is stored nowhere.';
COMMENT ON COLUMN refresh_tokens.expires_at IS 'Instant from which the row no longer counts.';
COMMENT ON COLUMN refresh_tokens.used_at IS
    'When it was rotated away; NULL while it is the live token of its family.';
COMMENT ON COLUMN refresh_tokens.revoked_at IS 'When the session was ended; NULL while it may go on.';
COMMENT ON COLUMN refresh_tokens.revoked_reason IS
    'What ended the session: logout, reuse, password, user_status, session_closed or policy.';
COMMENT ON COLUMN refresh_tokens.ip_address IS 'Client address as seen through the trusted proxies.';
COMMENT ON COLUMN refresh_tokens.user_agent IS 'User agent header of the client, cut to 512 characters.';
COMMENT ON COLUMN refresh_tokens.created_at IS 'When the row was first stored.';


CREATE TABLE roles (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    name            text        NOT NULL,
    description     text,
    is_system       boolean     NOT NULL DEFAULT false,
    is_active       boolean     NOT NULL DEFAULT true,
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_by      uuid,

    CONSTRAINT pk_roles PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_roles_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_roles_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_roles_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_roles_name CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT ck_roles_description CHECK (char_length(description) <= 500),
    CONSTRAINT ck_roles_version CHECK (version >= 0)
);

CREATE UNIQUE INDEX uq_roles_name ON roles (organization_id, lower(name));

ALTER TABLE roles ENABLE ROW LEVEL SECURITY;
ALTER TABLE roles FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON roles
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON roles TO ${app};
GRANT SELECT ON roles TO ${readonly};

COMMENT ON TABLE roles IS 'Named sets of permissions given to users.';
COMMENT ON COLUMN roles.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN roles.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN roles.name IS 'Name on screen; unique without regard to case.';
COMMENT ON COLUMN roles.description IS 'Whom the role is meant for.';
COMMENT ON COLUMN roles.is_system IS 'True for roles every organization gets at creation; they cannot be deleted.';
COMMENT ON COLUMN roles.is_active IS 'False suspends what the role grants without touching its assignments.';
COMMENT ON COLUMN roles.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN roles.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN roles.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN roles.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN roles.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE role_permissions (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    role_id         uuid        NOT NULL,
    permission_code text        NOT NULL,
    granted_by      uuid,
    created_at      timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_role_permissions PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_role_permissions_role_id_permission_code UNIQUE (organization_id, role_id, permission_code),
    CONSTRAINT fk_role_permissions_role_id
        FOREIGN KEY (organization_id, role_id) REFERENCES roles (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_role_permissions_permission_code
        FOREIGN KEY (permission_code) REFERENCES permissions (code) ON DELETE NO ACTION,
    CONSTRAINT fk_role_permissions_granted_by
        FOREIGN KEY (organization_id, granted_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT
);

ALTER TABLE role_permissions ENABLE ROW LEVEL SECURITY;
ALTER TABLE role_permissions FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON role_permissions
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, DELETE ON role_permissions TO ${app};
GRANT SELECT ON role_permissions TO ${readonly};

COMMENT ON TABLE role_permissions IS 'Permissions a role grants.';
COMMENT ON COLUMN role_permissions.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN role_permissions.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN role_permissions.role_id IS 'Access role the row belongs to.';
COMMENT ON COLUMN role_permissions.permission_code IS 'Permission concerned.';
COMMENT ON COLUMN role_permissions.granted_by IS 'User who added the permission; NULL means the system.';
COMMENT ON COLUMN role_permissions.created_at IS 'When the row was first stored.';


CREATE TABLE user_roles (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    user_id         uuid        NOT NULL,
    role_id         uuid        NOT NULL,
    assigned_by     uuid,
    assigned_at     timestamptz NOT NULL DEFAULT now(),
    expires_at      timestamptz,
    is_active       boolean     NOT NULL DEFAULT true,
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_user_roles PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_user_roles_user_id_role_id UNIQUE (organization_id, user_id, role_id),
    CONSTRAINT fk_user_roles_user_id
        FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_user_roles_role_id
        FOREIGN KEY (organization_id, role_id) REFERENCES roles (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_user_roles_assigned_by
        FOREIGN KEY (organization_id, assigned_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_user_roles_version CHECK (version >= 0),
    CONSTRAINT ck_user_roles_expiry CHECK (expires_at > assigned_at)
);

CREATE INDEX ix_user_roles_role_id ON user_roles (organization_id, role_id);

ALTER TABLE user_roles ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_roles FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON user_roles
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON user_roles TO ${app};
GRANT SELECT ON user_roles TO ${readonly};

COMMENT ON TABLE user_roles IS
    'Roles of users. An assignment counts while it is active and unexpired and its role is active.';
COMMENT ON COLUMN user_roles.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN user_roles.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN user_roles.user_id IS 'User the row belongs to.';
COMMENT ON COLUMN user_roles.role_id IS 'Access role the row belongs to.';
COMMENT ON COLUMN user_roles.assigned_by IS 'User who made the assignment; NULL means the system.';
COMMENT ON COLUMN user_roles.assigned_at IS 'When the assignment was made.';
COMMENT ON COLUMN user_roles.expires_at IS 'When the assignment ends by itself; NULL means never.';
COMMENT ON COLUMN user_roles.is_active IS
    'False takes the row out of new use; what already refers to it stays valid.';
COMMENT ON COLUMN user_roles.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN user_roles.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN user_roles.updated_at IS 'When the row was last changed.';


-- Keys between tables of this script that refer to each other.
ALTER TABLE organizations ADD CONSTRAINT fk_organizations_default_tax_class_id
    FOREIGN KEY (id, default_tax_class_id) REFERENCES tax_classes (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE organizations ADD CONSTRAINT fk_organizations_created_by
    FOREIGN KEY (id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE organizations ADD CONSTRAINT fk_organizations_updated_by
    FOREIGN KEY (id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE organization_currencies ADD CONSTRAINT fk_organization_currencies_created_by
    FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE organization_currencies ADD CONSTRAINT fk_organization_currencies_updated_by
    FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE org_security_policies ADD CONSTRAINT fk_org_security_policies_created_by
    FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE org_security_policies ADD CONSTRAINT fk_org_security_policies_updated_by
    FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE org_feature_flags ADD CONSTRAINT fk_org_feature_flags_created_by
    FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE org_feature_flags ADD CONSTRAINT fk_org_feature_flags_updated_by
    FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE org_notification_prefs ADD CONSTRAINT fk_org_notification_prefs_created_by
    FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE org_notification_prefs ADD CONSTRAINT fk_org_notification_prefs_updated_by
    FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE org_settings ADD CONSTRAINT fk_org_settings_created_by
    FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE org_settings ADD CONSTRAINT fk_org_settings_updated_by
    FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE tax_classes ADD CONSTRAINT fk_tax_classes_created_by
    FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE tax_classes ADD CONSTRAINT fk_tax_classes_updated_by
    FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE customers ADD CONSTRAINT fk_customers_created_by
    FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
ALTER TABLE customers ADD CONSTRAINT fk_customers_updated_by
    FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT;
