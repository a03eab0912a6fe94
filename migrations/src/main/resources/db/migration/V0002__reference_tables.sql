CREATE TABLE currencies (
    code         text        NOT NULL,
    numeric_code text        NOT NULL,
    name         text        NOT NULL,
    symbol       text,
    minor_units  smallint    NOT NULL,
    is_active    boolean     NOT NULL DEFAULT true,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_currencies PRIMARY KEY (code),
    CONSTRAINT uq_currencies_numeric_code UNIQUE (numeric_code),
    CONSTRAINT ck_currencies_code CHECK (code ~ '^[A-Z]{3}$'),
    CONSTRAINT ck_currencies_numeric_code CHECK (numeric_code ~ '^[0-9]{3}$'),
    CONSTRAINT ck_currencies_name CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT ck_currencies_symbol CHECK (char_length(symbol) BETWEEN 1 AND 10),
    CONSTRAINT ck_currencies_minor_units CHECK (minor_units BETWEEN 0 AND 4)
);

GRANT SELECT ON currencies TO ${app};
GRANT SELECT ON currencies TO ${readonly};

COMMENT ON TABLE currencies IS
    'Currencies of ISO 4217 with their decimals. Reference data, changed by migrations only; never deleted, a withdrawn code becomes inactive.';
COMMENT ON COLUMN currencies.code IS 'ISO 4217 alphabetic code, three upper-case letters.';
COMMENT ON COLUMN currencies.numeric_code IS 'ISO 4217 numeric code, three digits with leading zeros.';
COMMENT ON COLUMN currencies.name IS 'English name.';
COMMENT ON COLUMN currencies.symbol IS
    'Sign in common use; NULL where none is well known. Not unique: many currencies share $.';
COMMENT ON COLUMN currencies.minor_units IS
    'Decimals money in this currency is rounded to before it is stored, 0 to 4; never changes.';
COMMENT ON COLUMN currencies.is_active IS 'Whether organizations may choose the currency for new documents.';
COMMENT ON COLUMN currencies.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN currencies.updated_at IS 'When the row was last changed.';


CREATE TABLE permissions (
    code        text        NOT NULL,
    resource    text                 GENERATED ALWAYS AS (split_part(code, '.', 1)) STORED,
    action      text                 GENERATED ALWAYS AS (split_part(code, '.', 2)) STORED,
    category    text        NOT NULL,
    description text        NOT NULL,
    is_reserved boolean     NOT NULL DEFAULT false,
    created_at  timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_permissions PRIMARY KEY (code),
    CONSTRAINT ck_permissions_code CHECK (code ~ '^[a-z][a-z_]*[.][a-z][a-z_]*$'),
    CONSTRAINT ck_permissions_category CHECK (char_length(category) BETWEEN 1 AND 50),
    CONSTRAINT ck_permissions_description CHECK (char_length(description) BETWEEN 1 AND 500)
);

GRANT SELECT ON permissions TO ${app};
GRANT SELECT ON permissions TO ${readonly};

COMMENT ON TABLE permissions IS
    'Catalogue of rights in the form resource.action. Reference data, changed by migrations only.';
COMMENT ON COLUMN permissions.code IS 'Full name such as quotes.send; what roles grant and endpoints ask for.';
COMMENT ON COLUMN permissions.resource IS 'Part before the dot.';
COMMENT ON COLUMN permissions.action IS 'Part after the dot.';
COMMENT ON COLUMN permissions.category IS 'Area under which screens group the permission.';
COMMENT ON COLUMN permissions.description IS 'What the holder may do, in a sentence.';
COMMENT ON COLUMN permissions.is_reserved IS
    'True for names kept for a later version; no endpoint asks for them yet.';
COMMENT ON COLUMN permissions.created_at IS 'When the row was first stored.';


CREATE TABLE signing_keys (
    kid            text        NOT NULL,
    algorithm      text        NOT NULL,
    public_der     bytea       NOT NULL,
    private_sealed bytea       NOT NULL,
    sign_from      timestamptz NOT NULL,
    retired_at     timestamptz,
    created_at     timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_signing_keys PRIMARY KEY (kid),
    CONSTRAINT ck_signing_keys_kid CHECK (char_length(kid) BETWEEN 1 AND 64),
    CONSTRAINT ck_signing_keys_algorithm CHECK (algorithm IN ('RS256', 'ES256'))
);

GRANT SELECT, INSERT, UPDATE, DELETE ON signing_keys TO ${app};

COMMENT ON TABLE signing_keys IS
    'Keys that sign access tokens, shared by all nodes. Written by the application, not by migrations.';
COMMENT ON COLUMN signing_keys.kid IS 'Key id in the header of a token.';
COMMENT ON COLUMN signing_keys.algorithm IS 'JWS algorithm: RS256 or ES256.';
COMMENT ON COLUMN signing_keys.public_der IS 'Public key, X.509 SubjectPublicKeyInfo in DER; served as JWKS.';
COMMENT ON COLUMN signing_keys.private_sealed IS
    'Private key, sealed with AES-256-GCM under the installation''s key-encryption key.';
COMMENT ON COLUMN signing_keys.sign_from IS
    'Instant from which the key signs; published before, so that verifiers know it in time.';
COMMENT ON COLUMN signing_keys.retired_at IS
    'When signing stopped; the key verifies for one more hour and is then deleted.';
COMMENT ON COLUMN signing_keys.created_at IS 'When the row was first stored.';


CREATE TABLE login_throttles (
    email_digest      bytea       NOT NULL,
    failure_count     integer     NOT NULL DEFAULT 0,
    window_started_at timestamptz NOT NULL DEFAULT now(),
    locked_until      timestamptz,

    CONSTRAINT pk_login_throttles PRIMARY KEY (email_digest),
    CONSTRAINT ck_login_throttles_email_digest CHECK (octet_length(email_digest) = 32),
    CONSTRAINT ck_login_throttles_failure_count CHECK (failure_count >= 0)
);

CREATE INDEX ix_login_throttles_window_started_at ON login_throttles (window_started_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON login_throttles TO ${app};

COMMENT ON TABLE login_throttles IS
    'Failed sign-ins per e-mail address, whether or not a user has it, so that answers betray nothing. Purged after a day.';
COMMENT ON COLUMN login_throttles.email_digest IS
    'HMAC-SHA-256 of the normalized address under a server key; the address itself is not stored.';
COMMENT ON COLUMN login_throttles.failure_count IS 'Failures since window_started_at.';
COMMENT ON COLUMN login_throttles.window_started_at IS 'Start of the window failures are counted in.';
COMMENT ON COLUMN login_throttles.locked_until IS 'Sign-ins are refused until then; NULL when not locked.';


-- All current codes of ISO 4217, so that any of them can be switched on later; only the active ones are offered.
INSERT INTO currencies (code, numeric_code, name, symbol, minor_units, is_active)
VALUES
    ('AED', '784', 'UAE Dirham', NULL, 2, false),
    ('AFN', '971', 'Afghani', NULL, 2, false),
    ('ALL', '008', 'Lek', NULL, 2, false),
    ('AMD', '051', 'Armenian Dram', '֏', 2, false),
    ('AOA', '973', 'Kwanza', NULL, 2, false),
    ('ARS', '032', 'Argentine Peso', '$', 2, false),
    ('AUD', '036', 'Australian Dollar', '$', 2, true),
    ('AWG', '533', 'Aruban Florin', NULL, 2, false),
    ('AZN', '944', 'Azerbaijan Manat', '₼', 2, false),
    ('BAM', '977', 'Convertible Mark', NULL, 2, false),
    ('BBD', '052', 'Barbados Dollar', '$', 2, false),
    ('BDT', '050', 'Taka', '৳', 2, false),
    ('BHD', '048', 'Bahraini Dinar', NULL, 3, false),
    ('BIF', '108', 'Burundi Franc', NULL, 0, false),
    ('BMD', '060', 'Bermudian Dollar', '$', 2, false),
    ('BND', '096', 'Brunei Dollar', '$', 2, false),
    ('BOB', '068', 'Boliviano', NULL, 2, false),
    ('BOV', '984', 'Mvdol', NULL, 2, false),
    ('BRL', '986', 'Brazilian Real', 'R$', 2, false),
    ('BSD', '044', 'Bahamian Dollar', '$', 2, false),
    ('BTN', '064', 'Ngultrum', NULL, 2, false),
    ('BWP', '072', 'Pula', NULL, 2, false),
    ('BYN', '933', 'Belarusian Ruble', NULL, 2, false),
    ('BZD', '084', 'Belize Dollar', '$', 2, false),
    ('CAD', '124', 'Canadian Dollar', '$', 2, true),
    ('CDF', '976', 'Congolese Franc', NULL, 2, false),
    ('CHE', '947', 'WIR Euro', NULL, 2, false),
    ('CHF', '756', 'Swiss Franc', 'CHF', 2, true),
    ('CHW', '948', 'WIR Franc', NULL, 2, false),
    ('CLF', '990', 'Unidad de Fomento', NULL, 4, false),
    ('CLP', '152', 'Chilean Peso', '$', 0, false),
    ('CNY', '156', 'Yuan Renminbi', '¥', 2, false),
    ('COP', '170', 'Colombian Peso', '$', 2, false),
    ('COU', '970', 'Unidad de Valor Real', NULL, 2, false),
    ('CRC', '188', 'Costa Rican Colon', '₡', 2, false),
    ('CUP', '192', 'Cuban Peso', NULL, 2, false),
    ('CVE', '132', 'Cabo Verde Escudo', NULL, 2, false),
    ('CZK', '203', 'Czech Koruna', 'Kč', 2, false),
    ('DJF', '262', 'Djibouti Franc', NULL, 0, false),
    ('DKK', '208', 'Danish Krone', 'kr', 2, false),
    ('DOP', '214', 'Dominican Peso', '$', 2, false),
    ('DZD', '012', 'Algerian Dinar', NULL, 2, false),
    ('EGP', '818', 'Egyptian Pound', '£', 2, false),
    ('ERN', '232', 'Nakfa', NULL, 2, false),
    ('ETB', '230', 'Ethiopian Birr', NULL, 2, false),
    ('EUR', '978', 'Euro', '€', 2, true),
    ('FJD', '242', 'Fiji Dollar', '$', 2, false),
    ('FKP', '238', 'Falkland Islands Pound', '£', 2, false),
    ('GBP', '826', 'Pound Sterling', '£', 2, true),
    ('GEL', '981', 'Lari', '₾', 2, false),
    ('GHS', '936', 'Ghana Cedi', '₵', 2, false),
    ('GIP', '292', 'Gibraltar Pound', '£', 2, false),
    ('GMD', '270', 'Dalasi', NULL, 2, false),
    ('GNF', '324', 'Guinean Franc', NULL, 0, false),
    ('GTQ', '320', 'Quetzal', NULL, 2, false),
    ('GYD', '328', 'Guyana Dollar', '$', 2, false),
    ('HKD', '344', 'Hong Kong Dollar', '$', 2, false),
    ('HNL', '340', 'Lempira', NULL, 2, false),
    ('HTG', '332', 'Gourde', NULL, 2, false),
    ('HUF', '348', 'Forint', 'Ft', 2, false),
    ('IDR', '360', 'Rupiah', 'Rp', 2, false),
    ('ILS', '376', 'New Israeli Sheqel', '₪', 2, false),
    ('INR', '356', 'Indian Rupee', '₹', 2, false),
    ('IQD', '368', 'Iraqi Dinar', NULL, 3, false),
    ('IRR', '364', 'Iranian Rial', NULL, 2, false),
    ('ISK', '352', 'Iceland Krona', 'kr', 0, false),
    ('JMD', '388', 'Jamaican Dollar', '$', 2, false),
    ('JOD', '400', 'Jordanian Dinar', NULL, 3, false),
    ('JPY', '392', 'Yen', '¥', 0, true),
    ('KES', '404', 'Kenyan Shilling', NULL, 2, false),
    ('KGS', '417', 'Som', NULL, 2, false),
    ('KHR', '116', 'Riel', '៛', 2, false),
    ('KMF', '174', 'Comorian Franc', NULL, 0, false),
    ('KPW', '408', 'North Korean Won', NULL, 2, false),
    ('KRW', '410', 'Won', '₩', 0, false),
    ('KWD', '414', 'Kuwaiti Dinar', 'KD', 3, true),
    ('KYD', '136', 'Cayman Islands Dollar', '$', 2, false),
    ('KZT', '398', 'Tenge', '₸', 2, false),
    ('LAK', '418', 'Lao Kip', '₭', 2, false),
    ('LBP', '422', 'Lebanese Pound', '£', 2, false),
    ('LKR', '144', 'Sri Lanka Rupee', '₨', 2, false),
    ('LRD', '430', 'Liberian Dollar', '$', 2, false),
    ('LSL', '426', 'Loti', NULL, 2, false),
    ('LYD', '434', 'Libyan Dinar', NULL, 3, false),
    ('MAD', '504', 'Moroccan Dirham', NULL, 2, false),
    ('MDL', '498', 'Moldovan Leu', NULL, 2, false),
    ('MGA', '969', 'Malagasy Ariary', NULL, 2, false),
    ('MKD', '807', 'Denar', NULL, 2, false),
    ('MMK', '104', 'Kyat', NULL, 2, false),
    ('MNT', '496', 'Tugrik', '₮', 2, false),
    ('MOP', '446', 'Pataca', NULL, 2, false),
    ('MRU', '929', 'Ouguiya', NULL, 2, false),
    ('MUR', '480', 'Mauritius Rupee', '₨', 2, false),
    ('MVR', '462', 'Rufiyaa', NULL, 2, false),
    ('MWK', '454', 'Malawi Kwacha', NULL, 2, false),
    ('MXN', '484', 'Mexican Peso', '$', 2, false),
    ('MXV', '979', 'Mexican Unidad de Inversion (UDI)', NULL, 2, false),
    ('MYR', '458', 'Malaysian Ringgit', 'RM', 2, false),
    ('MZN', '943', 'Mozambique Metical', NULL, 2, false),
    ('NAD', '516', 'Namibia Dollar', '$', 2, false),
    ('NGN', '566', 'Naira', '₦', 2, false),
    ('NIO', '558', 'Cordoba Oro', NULL, 2, false),
    ('NOK', '578', 'Norwegian Krone', 'kr', 2, false),
    ('NPR', '524', 'Nepalese Rupee', '₨', 2, false),
    ('NZD', '554', 'New Zealand Dollar', '$', 2, true),
    ('OMR', '512', 'Rial Omani', NULL, 3, false),
    ('PAB', '590', 'Balboa', NULL, 2, false),
    ('PEN', '604', 'Sol', 'S/', 2, false),
    ('PGK', '598', 'Kina', 'K', 2, false),
    ('PHP', '608', 'Philippine Peso', '₱', 2, false),
    ('PKR', '586', 'Pakistan Rupee', '₨', 2, false),
    ('PLN', '985', 'Zloty', 'zł', 2, false),
    ('PYG', '600', 'Guarani', '₲', 0, false),
    ('QAR', '634', 'Qatari Rial', NULL, 2, false),
    ('RON', '946', 'Romanian Leu', 'lei', 2, false),
    ('RSD', '941', 'Serbian Dinar', NULL, 2, false),
    ('RUB', '643', 'Russian Ruble', '₽', 2, false),
    ('RWF', '646', 'Rwanda Franc', NULL, 0, false),
    ('SAR', '682', 'Saudi Riyal', NULL, 2, false),
    ('SBD', '090', 'Solomon Islands Dollar', '$', 2, false),
    ('SCR', '690', 'Seychelles Rupee', '₨', 2, false),
    ('SDG', '938', 'Sudanese Pound', NULL, 2, false),
    ('SEK', '752', 'Swedish Krona', 'kr', 2, false),
    ('SGD', '702', 'Singapore Dollar', '$', 2, true),
    ('SHP', '654', 'Saint Helena Pound', '£', 2, false),
    ('SLE', '925', 'Leone', NULL, 2, false),
    ('SOS', '706', 'Somali Shilling', NULL, 2, false),
    ('SRD', '968', 'Surinam Dollar', '$', 2, false),
    ('SSP', '728', 'South Sudanese Pound', '£', 2, false),
    ('STN', '930', 'Dobra', NULL, 2, false),
    ('SVC', '222', 'El Salvador Colon', NULL, 2, false),
    ('SYP', '760', 'Syrian Pound', NULL, 2, false),
    ('SZL', '748', 'Lilangeni', NULL, 2, false),
    ('THB', '764', 'Baht', '฿', 2, false),
    ('TJS', '972', 'Somoni', NULL, 2, false),
    ('TMT', '934', 'Turkmenistan New Manat', NULL, 2, false),
    ('TND', '788', 'Tunisian Dinar', NULL, 3, false),
    ('TOP', '776', 'Pa’anga', 'T$', 2, false),
    ('TRY', '949', 'Turkish Lira', '₺', 2, false),
    ('TTD', '780', 'Trinidad and Tobago Dollar', '$', 2, false),
    ('TWD', '901', 'New Taiwan Dollar', 'NT$', 2, false),
    ('TZS', '834', 'Tanzanian Shilling', NULL, 2, false),
    ('UAH', '980', 'Hryvnia', '₴', 2, false),
    ('UGX', '800', 'Uganda Shilling', NULL, 0, false),
    ('USD', '840', 'US Dollar', '$', 2, true),
    ('USN', '997', 'US Dollar (Next day)', NULL, 2, false),
    ('UYI', '940', 'Uruguay Peso en Unidades Indexadas (UI)', NULL, 0, false),
    ('UYU', '858', 'Peso Uruguayo', '$', 2, false),
    ('UYW', '927', 'Unidad Previsional', NULL, 4, false),
    ('UZS', '860', 'Uzbekistan Sum', NULL, 2, false),
    ('VED', '926', 'Bolívar Soberano', NULL, 2, false),
    ('VES', '928', 'Bolívar Soberano', NULL, 2, false),
    ('VND', '704', 'Dong', '₫', 0, false),
    ('VUV', '548', 'Vatu', 'VT', 0, false),
    ('WST', '882', 'Tala', 'WS$', 2, false),
    ('XAD', '396', 'Arab Accounting Dinar', NULL, 2, false),
    ('XAF', '950', 'CFA Franc BEAC', NULL, 0, false),
    ('XAG', '961', 'Silver', NULL, 2, false),
    ('XAU', '959', 'Gold', NULL, 2, false),
    ('XBA', '955', 'Bond Markets Unit European Composite Unit (EURCO)', NULL, 2, false),
    ('XBB', '956', 'Bond Markets Unit European Monetary Unit (E.M.U.-6)', NULL, 2, false),
    ('XBC', '957', 'Bond Markets Unit European Unit of Account 9 (E.U.A.-9)', NULL, 2, false),
    ('XBD', '958', 'Bond Markets Unit European Unit of Account 17 (E.U.A.-17)', NULL, 2, false),
    ('XCD', '951', 'East Caribbean Dollar', '$', 2, false),
    ('XCG', '532', 'Caribbean Guilder', NULL, 2, false),
    ('XDR', '960', 'SDR (Special Drawing Right)', NULL, 2, false),
    ('XOF', '952', 'CFA Franc BCEAO', NULL, 0, false),
    ('XPD', '964', 'Palladium', NULL, 2, false),
    ('XPF', '953', 'CFP Franc', '₣', 0, false),
    ('XPT', '962', 'Platinum', NULL, 2, false),
    ('XSU', '994', 'Sucre', NULL, 2, false),
    ('XTS', '963', 'Codes specifically reserved for testing purposes', NULL, 2, false),
    ('XUA', '965', 'ADB Unit of Account', NULL, 2, false),
    ('XXX', '999', 'The codes assigned for transactions where no currency is involved', NULL, 2, false),
    ('YER', '886', 'Yemeni Rial', NULL, 2, false),
    ('ZAR', '710', 'Rand', 'R', 2, false),
    ('ZMW', '967', 'Zambian Kwacha', NULL, 2, false),
    ('ZWG', '924', 'Zimbabwe Gold', NULL, 2, false);


INSERT INTO permissions (code, category, description, is_reserved)
VALUES
    ('quotes.view', 'Quotes', 'See quotes with their lines, totals, versions and history.', false),
    ('quotes.create', 'Quotes', 'Create and duplicate quotes.', false),
    ('quotes.update', 'Quotes', 'Change, submit, withdraw and revise quotes, and cancel those never sent.', false),
    ('quotes.delete', 'Quotes', 'Delete drafts that were never sent.', false),
    ('quotes.approve', 'Quotes', 'Approve or refuse quotes as a listed approver.', false),
    ('quotes.send', 'Quotes', 'Send quotes, manage their customer links, withdraw sent quotes and record decisions made outside.', false),
    ('quotes.override_price', 'Quotes', 'Enter prices, exchange rates and tax settings other than the ones found.', false),
    ('quotes.view_cost', 'Quotes', 'See own costs and margins.', false),
    ('approvals.view', 'Approvals', 'See approval rounds, matched rules and decisions.', false),
    ('approvals.request', 'Approvals', 'Submit something for approval.', false),
    ('approvals.decide', 'Approvals', 'Decide in approval rounds as a listed approver.', false),
    ('approvals.configure', 'Approvals', 'Set up approval rules and their conditions.', false),
    ('rate_cards.view', 'Rate cards', 'See rate cards with all prices.', false),
    ('rate_cards.create', 'Rate cards', 'Create rate cards and prices.', false),
    ('rate_cards.update', 'Rate cards', 'Change rate cards and prices.', false),
    ('rate_cards.delete', 'Rate cards', 'Remove rate cards and prices that were never used.', false),
    ('rate_cards.view_rate_cards', 'Rate cards', 'See names and dates of rate cards only, for pick lists.', false),
    ('customers.view', 'Customers', 'See customers and their contacts.', false),
    ('customers.create', 'Customers', 'Create customers and contacts.', false),
    ('customers.update', 'Customers', 'Change customers and contacts.', false),
    ('customers.delete', 'Customers', 'Delete customers and contacts.', false),
    ('projects.view', 'Projects', 'See projects and their budgets.', false),
    ('projects.create', 'Projects', 'Create projects, also from accepted quotes.', false),
    ('projects.update', 'Projects', 'Change projects and their budgets, and close them.', false),
    ('projects.delete', 'Projects', 'Delete projects.', false),
    ('invoices.view', 'Invoices', 'See invoices with their lines and documents.', false),
    ('invoices.create', 'Invoices', 'Create invoices, also from accepted quotes.', false),
    ('invoices.update', 'Invoices', 'Change draft invoices and annotations, and write invoices off.', false),
    ('invoices.delete', 'Invoices', 'Delete draft invoices.', false),
    ('invoices.send', 'Invoices', 'Issue invoices: number them and send them to the customer.', false),
    ('payments.view', 'Payments', 'See payments.', false),
    ('payments.create', 'Payments', 'Record payments.', false),
    ('payments.void', 'Payments', 'Void payments recorded by mistake.', false),
    ('users.view', 'Users', 'See users.', false),
    ('users.create', 'Users', 'Invite users.', false),
    ('users.update', 'Users', 'Change users and their status.', false),
    ('users.delete', 'Users', 'Delete users.', false),
    ('users.manage_roles', 'Users', 'Give roles to users and take them away.', false),
    ('users.view_roles', 'Users', 'See which roles users have.', false),
    ('roles.view', 'Roles', 'See roles and what they grant.', false),
    ('roles.create', 'Roles', 'Create roles.', false),
    ('roles.update', 'Roles', 'Change roles, their permissions and limits.', false),
    ('roles.delete', 'Roles', 'Delete roles that are not system roles.', false),
    ('permissions.view_permissions', 'Permissions', 'See the catalogue of permissions.', false),
    ('allocations.create', 'Allocations', 'Allocate people to projects.', false),
    ('allocations.read', 'Allocations', 'See allocations.', false),
    ('allocations.update', 'Allocations', 'Change allocations.', false),
    ('allocations.delete', 'Allocations', 'Remove allocations.', false),
    ('allocations.view_capacity', 'Allocations', 'See how much of people''s time is taken.', false),
    ('reports.view_reports', 'Reports', 'See reports.', false),
    ('reports.export_reports', 'Reports', 'Have reports made as files.', false),
    ('reports.view_compliance', 'Reports', 'See reports on approvals and rule breaches.', false),
    ('jobs.create_jobs', 'Jobs', 'Start background jobs.', false),
    ('jobs.view_jobs', 'Jobs', 'See background jobs and their progress.', false),
    ('jobs.cancel_jobs', 'Jobs', 'Cancel background jobs.', false),
    ('jobs.retry_jobs', 'Jobs', 'Start failed jobs again.', false),
    ('files.generate_files', 'Files', 'Have files made, such as PDF documents.', false),
    ('files.access_files', 'Files', 'Download files.', false),
    ('files.view_files', 'Files', 'See which files there are.', false),
    ('files.delete_files', 'Files', 'Delete files.', false),
    ('files.cleanup_files', 'Files', 'Remove expired files in bulk.', false),
    ('currencies.view', 'Currencies', 'See currencies and exchange rates.', false),
    ('currencies.update', 'Currencies', 'Choose the organization''s currencies and keep exchange rates.', false),
    ('tax_classes.view', 'Tax classes', 'See tax classes and rates.', false),
    ('tax_classes.update', 'Tax classes', 'Change tax classes and rates.', false),
    ('settings.view', 'Settings', 'See the organization''s settings.', false),
    ('settings.update', 'Settings', 'Change the organization''s settings.', false),
    ('audit.view', 'Oversight', 'Read and verify the audit log.', false),
    ('webhooks.view', 'Oversight', 'See webhook endpoints and deliveries.', false),
    ('webhooks.manage', 'Oversight', 'Set up webhook endpoints and repeat deliveries.', false),
    ('admin.view_schema', 'Oversight', 'See the state of the database schema.', false),
    ('portal.view_own_quotes', 'Portal', 'See the quotes of one''s own customer in the portal.', true),
    ('portal.view_own_invoices', 'Portal', 'See the invoices of one''s own customer in the portal.', true),
    ('portal.view_own_time_entries', 'Portal', 'See the time recorded for one''s own customer in the portal.', true);
