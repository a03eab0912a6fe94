CREATE TABLE number_counters (
    organization_id uuid     NOT NULL,
    id              uuid     NOT NULL,
    series          text     NOT NULL,
    year            smallint NOT NULL,
    last_value      bigint   NOT NULL,

    CONSTRAINT pk_number_counters PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_number_counters_series_year UNIQUE (organization_id, series, year),
    CONSTRAINT fk_number_counters_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT ck_number_counters_series CHECK (series IN ('quote', 'invoice', 'customer')),
    CONSTRAINT ck_number_counters_year CHECK (year BETWEEN 0 AND 9999),
    CONSTRAINT ck_number_counters_last_value CHECK (last_value >= 0)
);

ALTER TABLE number_counters ENABLE ROW LEVEL SECURITY;
ALTER TABLE number_counters FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON number_counters
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE ON number_counters TO ${app};
GRANT SELECT ON number_counters TO ${readonly};

COMMENT ON TABLE number_counters IS
    'Last number given out per series and year. Raised by one atomic statement late in the transaction; its row lock makes numbers gapless.';
COMMENT ON COLUMN number_counters.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN number_counters.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN number_counters.series IS 'What is numbered: quote, invoice or customer.';
COMMENT ON COLUMN number_counters.year IS
    'Year in the organization''s time zone; 0 for series that do not start anew each year.';
COMMENT ON COLUMN number_counters.last_value IS 'Highest number given out so far.';


CREATE TABLE quotes (
    organization_id     uuid           NOT NULL,
    id                  uuid           NOT NULL,
    quote_number        text           NOT NULL,
    number_year         smallint       NOT NULL,
    number_sequence     bigint         NOT NULL,
    import_key          text,
    customer_id         uuid           NOT NULL,
    contact_id          uuid,
    project_id          uuid,
    owner_id            uuid,
    rate_card_id        uuid,
    title               text           NOT NULL,
    description         text,
    quote_type          text           NOT NULL DEFAULT 'project',
    status              text           NOT NULL DEFAULT 'draft',
    valid_from          date           NOT NULL,
    valid_until         date           NOT NULL,
    currency_code       text           NOT NULL,
    tax_profile         text           NOT NULL DEFAULT 'NZ',
    tax_basis           text           NOT NULL DEFAULT 'net',
    tax_level           text           NOT NULL DEFAULT 'DOCUMENT',
    tax_rounding        text           NOT NULL DEFAULT 'HALF_UP',
    subtotal_amount     numeric(19,4)  NOT NULL DEFAULT 0,
    discount_amount     numeric(19,4)  NOT NULL DEFAULT 0,
    included_tax_amount numeric(19,4)  NOT NULL DEFAULT 0,
    net_amount          numeric(19,4)  NOT NULL DEFAULT 0,
    tax_amount          numeric(19,4)  NOT NULL DEFAULT 0,
    total_amount        numeric(19,4)  NOT NULL DEFAULT 0,
    fx_rate_id          uuid,
    exchange_rate       numeric(28,16) NOT NULL DEFAULT 1,
    fx_source           text,
    fx_date             date,
    fx_inverse          boolean        NOT NULL DEFAULT false,
    base_currency_code  text           NOT NULL,
    base_net_amount     numeric(19,4)  NOT NULL DEFAULT 0,
    base_tax_amount     numeric(19,4)  NOT NULL DEFAULT 0,
    base_total_amount   numeric(19,4)  NOT NULL DEFAULT 0,
    deposit_percentage  numeric(11,8),
    deposit_amount      numeric(19,4),
    terms_conditions    text,
    notes               text,
    internal_notes      text,
    head_version_number integer        NOT NULL DEFAULT 1,
    current_version_id  uuid,
    hold_issued         boolean        NOT NULL DEFAULT false,
    approval_mode       text,
    approval_digest     bytea,
    submitted_at        timestamptz,
    submitted_by        uuid,
    approved_at         timestamptz,
    approved_by         uuid,
    sent_at             timestamptz,
    viewed_at           timestamptz,
    accepted_at         timestamptz,
    rejected_at         timestamptz,
    expired_at          timestamptz,
    cancelled_at        timestamptz,
    cancel_reason       text,
    search_text         text           NOT NULL DEFAULT '',
    metadata            jsonb          NOT NULL DEFAULT '{}',
    deleted_at          timestamptz,
    version             bigint         NOT NULL DEFAULT 0,
    created_at          timestamptz    NOT NULL DEFAULT now(),
    updated_at          timestamptz    NOT NULL DEFAULT now(),
    created_by          uuid,
    updated_by          uuid,

    CONSTRAINT pk_quotes PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quotes_quote_number UNIQUE (organization_id, quote_number),
    CONSTRAINT uq_quotes_number_year_number_sequence UNIQUE (organization_id, number_year, number_sequence),
    CONSTRAINT uq_quotes_id_customer_id UNIQUE (organization_id, id, customer_id),
    CONSTRAINT fk_quotes_customer_id
        FOREIGN KEY (organization_id, customer_id)
        REFERENCES customers (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quotes_owner_id
        FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quotes_rate_card_id
        FOREIGN KEY (organization_id, rate_card_id)
        REFERENCES rate_cards (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quotes_currency_code
        FOREIGN KEY (currency_code) REFERENCES currencies (code) ON DELETE NO ACTION,
    CONSTRAINT fk_quotes_fx_rate_id
        FOREIGN KEY (organization_id, fx_rate_id) REFERENCES fx_rates (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quotes_base_currency_code
        FOREIGN KEY (base_currency_code) REFERENCES currencies (code) ON DELETE NO ACTION,
    CONSTRAINT fk_quotes_submitted_by
        FOREIGN KEY (organization_id, submitted_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quotes_approved_by
        FOREIGN KEY (organization_id, approved_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quotes_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quotes_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quotes_contact_id
        FOREIGN KEY (organization_id, customer_id, contact_id)
        REFERENCES customer_contacts (organization_id, customer_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quotes_project_id
        FOREIGN KEY (organization_id, customer_id, project_id)
        REFERENCES projects (organization_id, customer_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_quotes_quote_number CHECK (quote_number ~ '^[A-Z0-9./-]{1,50}$'),
    CONSTRAINT ck_quotes_number_year CHECK (number_year BETWEEN 2000 AND 9999),
    CONSTRAINT ck_quotes_number_sequence CHECK (number_sequence > 0),
    CONSTRAINT ck_quotes_import_key CHECK (char_length(import_key) BETWEEN 1 AND 100),
    CONSTRAINT ck_quotes_title CHECK (char_length(title) BETWEEN 3 AND 255),
    CONSTRAINT ck_quotes_description CHECK (char_length(description) <= 2000),
    CONSTRAINT ck_quotes_quote_type
        CHECK (quote_type IN ('project', 'service', 'product', 'recurring', 'one_time')),
    CONSTRAINT ck_quotes_status
        CHECK (status IN (
            'draft', 'pending', 'approved', 'sent', 'viewed', 'accepted', 'rejected',
            'expired', 'cancelled')),
    CONSTRAINT ck_quotes_tax_profile CHECK (tax_profile ~ '^[A-Z]{2}$'),
    CONSTRAINT ck_quotes_tax_basis CHECK (tax_basis IN ('net', 'gross')),
    CONSTRAINT ck_quotes_tax_level CHECK (tax_level IN ('LINE', 'DOCUMENT')),
    CONSTRAINT ck_quotes_tax_rounding CHECK (tax_rounding IN ('HALF_UP', 'HALF_EVEN', 'HALF_DOWN', 'DOWN')),
    CONSTRAINT ck_quotes_subtotal_amount CHECK (subtotal_amount >= 0),
    CONSTRAINT ck_quotes_discount_amount CHECK (discount_amount >= 0),
    CONSTRAINT ck_quotes_included_tax_amount CHECK (included_tax_amount >= 0),
    CONSTRAINT ck_quotes_net_amount CHECK (net_amount >= 0),
    CONSTRAINT ck_quotes_tax_amount CHECK (tax_amount >= 0),
    CONSTRAINT ck_quotes_total_amount CHECK (total_amount >= 0),
    CONSTRAINT ck_quotes_exchange_rate CHECK (exchange_rate > 0),
    CONSTRAINT ck_quotes_fx_source CHECK (char_length(fx_source) BETWEEN 1 AND 50),
    CONSTRAINT ck_quotes_base_net_amount CHECK (base_net_amount >= 0),
    CONSTRAINT ck_quotes_base_tax_amount CHECK (base_tax_amount >= 0),
    CONSTRAINT ck_quotes_base_total_amount CHECK (base_total_amount >= 0),
    CONSTRAINT ck_quotes_deposit_percentage CHECK (deposit_percentage BETWEEN 0 AND 1),
    CONSTRAINT ck_quotes_deposit_amount CHECK (deposit_amount >= 0),
    CONSTRAINT ck_quotes_terms_conditions CHECK (char_length(terms_conditions) <= 5000),
    CONSTRAINT ck_quotes_notes CHECK (char_length(notes) <= 2000),
    CONSTRAINT ck_quotes_internal_notes CHECK (char_length(internal_notes) <= 2000),
    CONSTRAINT ck_quotes_head_version_number CHECK (head_version_number > 0),
    CONSTRAINT ck_quotes_approval_mode CHECK (approval_mode IN ('required', 'not_required')),
    CONSTRAINT ck_quotes_approval_digest CHECK (octet_length(approval_digest) = 32),
    CONSTRAINT ck_quotes_cancel_reason CHECK (char_length(cancel_reason) <= 1000),
    CONSTRAINT ck_quotes_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT ck_quotes_metadata_clean CHECK (metadata_is_clean(metadata)),
    CONSTRAINT ck_quotes_version CHECK (version >= 0),
    CONSTRAINT ck_quotes_amounts
        CHECK (
            net_amount = subtotal_amount - discount_amount - included_tax_amount
            AND total_amount = net_amount + tax_amount),
    CONSTRAINT ck_quotes_base CHECK (base_total_amount = base_net_amount + base_tax_amount),
    CONSTRAINT ck_quotes_fx CHECK (currency_code <> base_currency_code OR exchange_rate = 1),
    CONSTRAINT ck_quotes_creator CHECK (created_by IS NOT NULL),
    CONSTRAINT ck_quotes_validity CHECK (valid_from <= valid_until),
    CONSTRAINT ck_quotes_issued
        CHECK (
            status NOT IN ('sent', 'viewed', 'accepted', 'rejected', 'expired')
            OR (current_version_id IS NOT NULL AND sent_at IS NOT NULL)),
    CONSTRAINT ck_quotes_approved
        CHECK (status <> 'approved' OR (approved_at IS NOT NULL AND approval_digest IS NOT NULL)),
    CONSTRAINT ck_quotes_accepted CHECK (status <> 'accepted' OR accepted_at IS NOT NULL),
    CONSTRAINT ck_quotes_cancelled CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
    CONSTRAINT ck_quotes_deleted
        CHECK (deleted_at IS NULL OR (status = 'draft' AND current_version_id IS NULL)),
    CONSTRAINT ck_quotes_deposit CHECK ((deposit_percentage IS NULL) = (deposit_amount IS NULL))
);

CREATE UNIQUE INDEX uq_quotes_import_key ON quotes (organization_id, import_key) WHERE import_key IS NOT NULL;
CREATE INDEX ix_quotes_created_at_id ON quotes (organization_id, created_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_quotes_updated_at_id ON quotes (organization_id, updated_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_quotes_status_created_at_id ON quotes (organization_id, status, created_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_quotes_total_amount_id ON quotes (organization_id, total_amount DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_quotes_valid_until_id ON quotes (organization_id, valid_until, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_quotes_title ON quotes (organization_id, lower(title), id) WHERE deleted_at IS NULL;
CREATE INDEX ix_quotes_valid_from_valid_until ON quotes (organization_id, valid_from, valid_until);
CREATE INDEX ix_quotes_customer_id_created_at_id
    ON quotes (organization_id, customer_id, created_at DESC, id DESC);
CREATE INDEX ix_quotes_project_id ON quotes (organization_id, project_id);
CREATE INDEX ix_quotes_contact_id ON quotes (organization_id, contact_id);
CREATE INDEX ix_quotes_owner_id_created_at ON quotes (organization_id, owner_id, created_at DESC);
CREATE INDEX ix_quotes_created_by_created_at ON quotes (organization_id, created_by, created_at DESC);
CREATE INDEX ix_quotes_rate_card_id ON quotes (organization_id, rate_card_id);
CREATE INDEX ix_quotes_fx_rate_id ON quotes (organization_id, fx_rate_id);
CREATE INDEX ix_quotes_open ON quotes (organization_id, valid_until) WHERE status IN ('sent', 'viewed');
CREATE INDEX ix_quotes_metadata ON quotes USING gin (metadata jsonb_path_ops);
CREATE INDEX ix_quotes_search_text ON quotes USING gin (search_text extensions.gin_trgm_ops)
    WHERE deleted_at IS NULL;

ALTER TABLE quotes ENABLE ROW LEVEL SECURITY;
ALTER TABLE quotes FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quotes
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE ON quotes TO ${app};
GRANT SELECT ON quotes TO ${readonly};

COMMENT ON TABLE quotes IS
    'Working content and status of a quote, the head. What the customer received is in quote_versions.';
COMMENT ON COLUMN quotes.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quotes.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quotes.quote_number IS 'Number as printed, such as Q-2026-0042; stays used after deletion.';
COMMENT ON COLUMN quotes.number_year IS 'Year of the number, in the organization''s time zone.';
COMMENT ON COLUMN quotes.number_sequence IS 'Counter behind the number, without gaps per year.';
COMMENT ON COLUMN quotes.import_key IS 'Key of the source system; makes an import repeatable.';
COMMENT ON COLUMN quotes.customer_id IS 'Customer the offer is made to.';
COMMENT ON COLUMN quotes.contact_id IS 'Contact of the same customer; an annotation, editable in any status.';
COMMENT ON COLUMN quotes.project_id IS 'Project of the same customer; an annotation, editable in any status.';
COMMENT ON COLUMN quotes.owner_id IS 'User responsible; NULL when nobody is.';
COMMENT ON COLUMN quotes.rate_card_id IS 'Rate card prices are taken from; NULL uses the default of the day.';
COMMENT ON COLUMN quotes.title IS 'Title printed on the offer.';
COMMENT ON COLUMN quotes.description IS 'Introduction printed on the offer.';
COMMENT ON COLUMN quotes.quote_type IS 'What is sold: project, service, product, recurring or one_time.';
COMMENT ON COLUMN quotes.status IS
    'Status of the head. During a revision the open version may have a state of its own.';
COMMENT ON COLUMN quotes.valid_from IS 'First day the offer holds, inclusive.';
COMMENT ON COLUMN quotes.valid_until IS 'Last day the offer holds, inclusive, in the organization''s time zone.';
COMMENT ON COLUMN quotes.currency_code IS
    'Document currency, ISO 4217; the unit of every amount without a prefix in this row.';
COMMENT ON COLUMN quotes.tax_profile IS
    'Country profile the tax rules come from, two upper-case letters such as NZ.';
COMMENT ON COLUMN quotes.tax_basis IS 'Whether entered prices are net or gross of tax by default.';
COMMENT ON COLUMN quotes.tax_level IS
    'LINE rounds tax per line, DOCUMENT rounds it once per tax rate over the document.';
COMMENT ON COLUMN quotes.tax_rounding IS
    'Rounding mode of tax: HALF_UP, HALF_EVEN, HALF_DOWN or DOWN. Every other amount rounds half up.';
COMMENT ON COLUMN quotes.subtotal_amount IS
    'Sum of the counting lines'' subtotals before any discount, document currency.';
COMMENT ON COLUMN quotes.discount_amount IS 'Sum of line and document discounts, document currency.';
COMMENT ON COLUMN quotes.included_tax_amount IS
    'Tax contained in tax-inclusive prices, taken out to reach the net amount; document currency.';
COMMENT ON COLUMN quotes.net_amount IS
    'Amount without tax: subtotal less discounts less included tax; document currency.';
COMMENT ON COLUMN quotes.tax_amount IS 'Tax on the net amount, document currency.';
COMMENT ON COLUMN quotes.total_amount IS 'Net plus tax, document currency; what is to be paid.';
COMMENT ON COLUMN quotes.fx_rate_id IS
    'Exchange rate row the conversion came from; NULL when it was entered by hand or not needed.';
COMMENT ON COLUMN quotes.exchange_rate IS
    'Base currency units for one unit of the document currency, 16 decimals; 1 when both are the same.';
COMMENT ON COLUMN quotes.fx_source IS 'Where the exchange rate came from, in words.';
COMMENT ON COLUMN quotes.fx_date IS 'Day the exchange rate applies to.';
COMMENT ON COLUMN quotes.fx_inverse IS 'True when the stored rate pair was used the other way round.';
COMMENT ON COLUMN quotes.base_currency_code IS 'Base currency of the organization at the time, ISO 4217.';
COMMENT ON COLUMN quotes.base_net_amount IS
    'Base total less base tax, base currency; not converted on its own, so that the three add up.';
COMMENT ON COLUMN quotes.base_tax_amount IS 'Tax amount converted with exchange_rate, base currency.';
COMMENT ON COLUMN quotes.base_total_amount IS 'Total amount converted with exchange_rate, base currency.';
COMMENT ON COLUMN quotes.deposit_percentage IS
    'Deposit as a fraction of the total: 0.3 is 30 per cent; NULL when no deposit is asked for.';
COMMENT ON COLUMN quotes.deposit_amount IS 'Deposit asked for, document currency; NULL when none.';
COMMENT ON COLUMN quotes.terms_conditions IS 'Terms printed on the document.';
COMMENT ON COLUMN quotes.notes IS 'Remarks printed for the customer.';
COMMENT ON COLUMN quotes.internal_notes IS
    'Remarks for staff; never printed, not part of the hash, editable in any status.';
COMMENT ON COLUMN quotes.head_version_number IS
    'Number that sending this content will give; newest version plus one during a revision.';
COMMENT ON COLUMN quotes.current_version_id IS 'Newest issued version; NULL before the first sending.';
COMMENT ON COLUMN quotes.hold_issued IS
    'True while a revision is prepared: the issued version can be read but not decided on.';
COMMENT ON COLUMN quotes.approval_mode IS
    'Whether the approval was required or not_required; NULL until submitted.';
COMMENT ON COLUMN quotes.approval_digest IS
    'SHA-256 of the content and internal prices that were approved; sending compares it.';
COMMENT ON COLUMN quotes.submitted_at IS 'When the content was submitted for approval.';
COMMENT ON COLUMN quotes.submitted_by IS 'User who submitted it.';
COMMENT ON COLUMN quotes.approved_at IS 'When the current content was approved, or found to need no approval.';
COMMENT ON COLUMN quotes.approved_by IS 'User whose decision completed the approval; NULL when none was needed.';
COMMENT ON COLUMN quotes.sent_at IS 'When the newest version was sent.';
COMMENT ON COLUMN quotes.viewed_at IS 'When the customer first reported seeing the newest version.';
COMMENT ON COLUMN quotes.accepted_at IS 'When the customer accepted.';
COMMENT ON COLUMN quotes.rejected_at IS 'When the customer declined.';
COMMENT ON COLUMN quotes.expired_at IS 'When the deadline ended the offer.';
COMMENT ON COLUMN quotes.cancelled_at IS 'When the quote was cancelled; set exactly while status is cancelled.';
COMMENT ON COLUMN quotes.cancel_reason IS 'Why the quote was cancelled.';
COMMENT ON COLUMN quotes.search_text IS
    'Normalized text the application builds for substring search; indexed by trigrams, never shown.';
COMMENT ON COLUMN quotes.metadata IS
    'Tags, labels, custom fields and display hints; editable in any status, not part of the hash. Guarded.';
COMMENT ON COLUMN quotes.deleted_at IS 'When a never-sent draft was deleted; NULL while live.';
COMMENT ON COLUMN quotes.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN quotes.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN quotes.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN quotes.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN quotes.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE quote_groups (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    quote_id        uuid        NOT NULL,
    code            text        NOT NULL,
    title           text        NOT NULL,
    choose          text        NOT NULL,
    position        smallint    NOT NULL,
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_groups PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quote_groups_quote_id_code UNIQUE (organization_id, quote_id, code),
    CONSTRAINT uq_quote_groups_quote_id_position
        UNIQUE (organization_id, quote_id, position) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_quote_groups_quote_id
        FOREIGN KEY (organization_id, quote_id) REFERENCES quotes (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT ck_quote_groups_code CHECK (code ~ '^[A-Z0-9_]{1,20}$'),
    CONSTRAINT ck_quote_groups_title CHECK (char_length(title) BETWEEN 1 AND 255),
    CONSTRAINT ck_quote_groups_choose CHECK (choose IN ('exactly_one', 'at_most_one')),
    CONSTRAINT ck_quote_groups_position CHECK (position BETWEEN 1 AND 20),
    CONSTRAINT ck_quote_groups_version CHECK (version >= 0)
);

ALTER TABLE quote_groups ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_groups FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_groups
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON quote_groups TO ${app};
GRANT SELECT ON quote_groups TO ${readonly};

COMMENT ON TABLE quote_groups IS 'Groups of alternatives in a quote from which the customer chooses.';
COMMENT ON COLUMN quote_groups.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_groups.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quote_groups.quote_id IS 'Quote the row belongs to.';
COMMENT ON COLUMN quote_groups.code IS 'Code lines refer to the group by.';
COMMENT ON COLUMN quote_groups.title IS 'Heading printed above the group.';
COMMENT ON COLUMN quote_groups.choose IS 'How many lines are to be chosen: exactly_one or at_most_one.';
COMMENT ON COLUMN quote_groups.position IS 'Order within the parent, starting at 1.';
COMMENT ON COLUMN quote_groups.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN quote_groups.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN quote_groups.updated_at IS 'When the row was last changed.';


CREATE TABLE quote_line_items (
    organization_id            uuid          NOT NULL,
    id                         uuid          NOT NULL,
    quote_id                   uuid          NOT NULL,
    position                   integer       NOT NULL,
    kind                       text          NOT NULL DEFAULT 'service',
    description                text          NOT NULL,
    item_code                  text,
    quantity                   numeric(19,6) NOT NULL DEFAULT 1,
    unit                       text          NOT NULL DEFAULT 'hour',
    unit_price                 numeric(19,6) NOT NULL,
    tax_inclusive              boolean       NOT NULL DEFAULT false,
    tax_rate                   numeric(11,8) NOT NULL,
    tax_exempt_reason          text,
    discount_percentage        numeric(11,8) NOT NULL DEFAULT 0,
    discount_percentage_amount numeric(19,4) NOT NULL DEFAULT 0,
    discount_fixed_amount      numeric(19,4) NOT NULL DEFAULT 0,
    discount_per_unit          numeric(19,6) NOT NULL DEFAULT 0,
    discount_per_unit_amount   numeric(19,4) NOT NULL DEFAULT 0,
    document_discount_amount   numeric(19,4) NOT NULL DEFAULT 0,
    subtotal_amount            numeric(19,4) NOT NULL,
    net_amount                 numeric(19,4) NOT NULL,
    tax_amount                 numeric(19,4) NOT NULL,
    total_amount               numeric(19,4) NOT NULL,
    list_unit_price            numeric(19,6),
    unit_cost                  numeric(19,6),
    price_rule                 text          NOT NULL,
    price_date                 date          NOT NULL,
    selection_mode             text          NOT NULL DEFAULT 'required',
    selected                   boolean       NOT NULL DEFAULT false,
    group_code                 text,
    service_category_id        uuid,
    delivery_role_id           uuid,
    rate_card_id               uuid,
    rate_card_item_id          uuid,
    tax_class_id               uuid          NOT NULL,
    metadata                   jsonb         NOT NULL DEFAULT '{}',
    version                    bigint        NOT NULL DEFAULT 0,
    created_at                 timestamptz   NOT NULL DEFAULT now(),
    updated_at                 timestamptz   NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_line_items PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quote_line_items_quote_id_position
        UNIQUE (organization_id, quote_id, position) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_quote_line_items_quote_id
        FOREIGN KEY (organization_id, quote_id) REFERENCES quotes (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_quote_line_items_service_category_id
        FOREIGN KEY (organization_id, service_category_id)
        REFERENCES service_categories (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_line_items_delivery_role_id
        FOREIGN KEY (organization_id, delivery_role_id)
        REFERENCES delivery_roles (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_line_items_rate_card_id
        FOREIGN KEY (organization_id, rate_card_id)
        REFERENCES rate_cards (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_line_items_rate_card_item_id
        FOREIGN KEY (organization_id, rate_card_item_id)
        REFERENCES rate_card_items (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_line_items_tax_class_id
        FOREIGN KEY (organization_id, tax_class_id)
        REFERENCES tax_classes (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_line_items_group_code
        FOREIGN KEY (organization_id, quote_id, group_code)
        REFERENCES quote_groups (organization_id, quote_id, code) ON DELETE NO ACTION
            DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_quote_line_items_position CHECK (position BETWEEN 1 AND 1000),
    CONSTRAINT ck_quote_line_items_kind
        CHECK (kind IN ('service', 'product', 'material', 'travel', 'expense')),
    CONSTRAINT ck_quote_line_items_description CHECK (char_length(description) BETWEEN 1 AND 1000),
    CONSTRAINT ck_quote_line_items_item_code CHECK (char_length(item_code) BETWEEN 1 AND 50),
    CONSTRAINT ck_quote_line_items_quantity CHECK (quantity > 0),
    CONSTRAINT ck_quote_line_items_unit CHECK (char_length(unit) BETWEEN 1 AND 50),
    CONSTRAINT ck_quote_line_items_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_quote_line_items_tax_rate CHECK (tax_rate BETWEEN 0 AND 1),
    CONSTRAINT ck_quote_line_items_tax_exempt_reason CHECK (char_length(tax_exempt_reason) BETWEEN 3 AND 200),
    CONSTRAINT ck_quote_line_items_discount_percentage CHECK (discount_percentage BETWEEN 0 AND 1),
    CONSTRAINT ck_quote_line_items_discount_percentage_amount CHECK (discount_percentage_amount >= 0),
    CONSTRAINT ck_quote_line_items_discount_fixed_amount CHECK (discount_fixed_amount >= 0),
    CONSTRAINT ck_quote_line_items_discount_per_unit CHECK (discount_per_unit >= 0),
    CONSTRAINT ck_quote_line_items_discount_per_unit_amount CHECK (discount_per_unit_amount >= 0),
    CONSTRAINT ck_quote_line_items_document_discount_amount CHECK (document_discount_amount >= 0),
    CONSTRAINT ck_quote_line_items_subtotal_amount CHECK (subtotal_amount >= 0),
    CONSTRAINT ck_quote_line_items_net_amount CHECK (net_amount >= 0),
    CONSTRAINT ck_quote_line_items_tax_amount CHECK (tax_amount >= 0),
    CONSTRAINT ck_quote_line_items_total_amount CHECK (total_amount >= 0),
    CONSTRAINT ck_quote_line_items_list_unit_price CHECK (list_unit_price >= 0),
    CONSTRAINT ck_quote_line_items_unit_cost CHECK (unit_cost >= 0),
    CONSTRAINT ck_quote_line_items_price_rule
        CHECK (price_rule IN ('explicit', 'item_code', 'category_role', 'category')),
    CONSTRAINT ck_quote_line_items_selection_mode
        CHECK (selection_mode IN ('required', 'optional', 'alternative')),
    CONSTRAINT ck_quote_line_items_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT ck_quote_line_items_metadata_clean CHECK (metadata_is_clean(metadata)),
    CONSTRAINT ck_quote_line_items_version CHECK (version >= 0),
    CONSTRAINT ck_quote_line_items_selected CHECK (selection_mode <> 'required' OR NOT selected),
    CONSTRAINT ck_quote_line_items_group CHECK ((selection_mode = 'alternative') = (group_code IS NOT NULL)),
    CONSTRAINT ck_quote_line_items_amounts
        CHECK (
            CASE
                WHEN selection_mode <> 'required' AND NOT selected THEN
                    document_discount_amount = 0
                    AND net_amount = 0
                    AND tax_amount = 0
                    AND total_amount = 0
                ELSE
                    total_amount = net_amount + tax_amount
                    AND subtotal_amount
                        - discount_percentage_amount
                        - discount_fixed_amount
                        - discount_per_unit_amount
                        - document_discount_amount
                        = CASE WHEN tax_inclusive THEN total_amount ELSE net_amount END
            END)
);

CREATE INDEX ix_quote_line_items_service_category_id
    ON quote_line_items (organization_id, service_category_id);
CREATE INDEX ix_quote_line_items_delivery_role_id ON quote_line_items (organization_id, delivery_role_id);
CREATE INDEX ix_quote_line_items_rate_card_id ON quote_line_items (organization_id, rate_card_id);
CREATE INDEX ix_quote_line_items_rate_card_item_id ON quote_line_items (organization_id, rate_card_item_id);
CREATE INDEX ix_quote_line_items_tax_class_id ON quote_line_items (organization_id, tax_class_id);

ALTER TABLE quote_line_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_line_items FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_line_items
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON quote_line_items TO ${app};
GRANT SELECT ON quote_line_items TO ${readonly};

COMMENT ON TABLE quote_line_items IS 'Lines of the head. The id is the line key that survives revisions.';
COMMENT ON COLUMN quote_line_items.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_line_items.id IS
    'UUID version 7 made by the application; also the line key in every issued version.';
COMMENT ON COLUMN quote_line_items.quote_id IS 'Quote the row belongs to.';
COMMENT ON COLUMN quote_line_items.position IS 'Order within the parent, starting at 1.';
COMMENT ON COLUMN quote_line_items.kind IS 'What is sold: service, product, material, travel or expense.';
COMMENT ON COLUMN quote_line_items.description IS 'Text printed for the line.';
COMMENT ON COLUMN quote_line_items.item_code IS 'Article code of the priced item, as printed.';
COMMENT ON COLUMN quote_line_items.quantity IS 'Number of units, six decimals.';
COMMENT ON COLUMN quote_line_items.unit IS 'Unit the quantity counts and the price is per, such as hour or day.';
COMMENT ON COLUMN quote_line_items.unit_price IS
    'Price of one unit before discounts, document currency, six decimals; contains tax when tax_inclusive.';
COMMENT ON COLUMN quote_line_items.tax_inclusive IS 'True when unit_price already contains the tax.';
COMMENT ON COLUMN quote_line_items.tax_rate IS 'Tax rate as a fraction: 0.15 is 15 per cent.';
COMMENT ON COLUMN quote_line_items.tax_exempt_reason IS
    'Why no tax is charged, printed on the document; NULL when tax applies as usual.';
COMMENT ON COLUMN quote_line_items.discount_percentage IS
    'Line discount as a fraction of the subtotal: 0.1 is 10 per cent.';
COMMENT ON COLUMN quote_line_items.discount_percentage_amount IS
    'Money value of the percentage discount, document currency.';
COMMENT ON COLUMN quote_line_items.discount_fixed_amount IS 'Fixed discount on the whole line, document currency.';
COMMENT ON COLUMN quote_line_items.discount_per_unit IS 'Discount on each unit, document currency, six decimals.';
COMMENT ON COLUMN quote_line_items.discount_per_unit_amount IS
    'Money value of the discount per unit over the quantity, document currency.';
COMMENT ON COLUMN quote_line_items.document_discount_amount IS
    'Share of the document discounts that falls on this line, document currency; 0 for lines that do not count.';
COMMENT ON COLUMN quote_line_items.subtotal_amount IS
    'Quantity times unit price, rounded, before discounts; document currency.';
COMMENT ON COLUMN quote_line_items.net_amount IS
    'Line amount without tax after all discounts, document currency; 0 when the line does not count.';
COMMENT ON COLUMN quote_line_items.tax_amount IS
    'Tax of the line, document currency; 0 when the line does not count.';
COMMENT ON COLUMN quote_line_items.total_amount IS
    'Line amount with tax, document currency; 0 when the line does not count.';
COMMENT ON COLUMN quote_line_items.list_unit_price IS
    'Price the rate card gave before somebody overrode it, document currency; NULL when no card price applies.';
COMMENT ON COLUMN quote_line_items.unit_cost IS
    'Own cost of one unit, document currency, six decimals. NULL is unknown, 0 is free. Shown only with quotes.view_cost.';
COMMENT ON COLUMN quote_line_items.price_rule IS
    'How the price was found: explicit, or from a rate card by item_code, category_role or category.';
COMMENT ON COLUMN quote_line_items.price_date IS 'Day for which price and tax rate were looked up.';
COMMENT ON COLUMN quote_line_items.selection_mode IS
    'required lines always count, optional ones when chosen, alternative ones when chosen within their group.';
COMMENT ON COLUMN quote_line_items.selected IS
    'Whether an optional or alternative line is preselected and counts in the totals; always false for required lines.';
COMMENT ON COLUMN quote_line_items.group_code IS
    'Group of alternatives the line belongs to; set for alternative lines only.';
COMMENT ON COLUMN quote_line_items.service_category_id IS 'Service category of the line; NULL when none applies.';
COMMENT ON COLUMN quote_line_items.delivery_role_id IS
    'Trade role that does the work; NULL when the price does not depend on one.';
COMMENT ON COLUMN quote_line_items.rate_card_id IS
    'Rate card the price came from; NULL for prices entered by hand.';
COMMENT ON COLUMN quote_line_items.rate_card_item_id IS
    'Rate card item the price came from; NULL for prices entered by hand.';
COMMENT ON COLUMN quote_line_items.tax_class_id IS 'Tax class that decides the rate.';
COMMENT ON COLUMN quote_line_items.metadata IS
    'Labels, tags and free custom fields. Guarded: no key may name a business value.';
COMMENT ON COLUMN quote_line_items.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN quote_line_items.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN quote_line_items.updated_at IS 'When the row was last changed.';


CREATE TABLE quote_discounts (
    organization_id uuid          NOT NULL,
    id              uuid          NOT NULL,
    quote_id        uuid          NOT NULL,
    position        smallint      NOT NULL,
    kind            text          NOT NULL,
    label           text,
    percentage      numeric(11,8),
    fixed_amount    numeric(19,4),
    amount          numeric(19,4) NOT NULL,
    version         bigint        NOT NULL DEFAULT 0,
    created_at      timestamptz   NOT NULL DEFAULT now(),
    updated_at      timestamptz   NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_discounts PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quote_discounts_quote_id_position
        UNIQUE (organization_id, quote_id, position) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_quote_discounts_quote_id
        FOREIGN KEY (organization_id, quote_id) REFERENCES quotes (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT ck_quote_discounts_position CHECK (position BETWEEN 1 AND 10),
    CONSTRAINT ck_quote_discounts_kind CHECK (kind IN ('percentage', 'fixed')),
    CONSTRAINT ck_quote_discounts_label CHECK (char_length(label) BETWEEN 1 AND 255),
    CONSTRAINT ck_quote_discounts_percentage CHECK (percentage BETWEEN 0 AND 1),
    CONSTRAINT ck_quote_discounts_fixed_amount CHECK (fixed_amount >= 0),
    CONSTRAINT ck_quote_discounts_amount CHECK (amount >= 0),
    CONSTRAINT ck_quote_discounts_version CHECK (version >= 0),
    CONSTRAINT ck_quote_discounts_value
        CHECK (
            (kind = 'percentage') = (percentage IS NOT NULL)
            AND (kind = 'fixed') = (fixed_amount IS NOT NULL))
);

ALTER TABLE quote_discounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_discounts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_discounts
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON quote_discounts TO ${app};
GRANT SELECT ON quote_discounts TO ${readonly};

COMMENT ON TABLE quote_discounts IS
    'Discounts on the whole quote: the percentages in their order, then the fixed ones in theirs.';
COMMENT ON COLUMN quote_discounts.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_discounts.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quote_discounts.quote_id IS 'Quote the row belongs to.';
COMMENT ON COLUMN quote_discounts.position IS 'Order within the parent, starting at 1.';
COMMENT ON COLUMN quote_discounts.kind IS 'percentage or fixed; decides which value column is set.';
COMMENT ON COLUMN quote_discounts.label IS 'Text printed for the discount.';
COMMENT ON COLUMN quote_discounts.percentage IS
    'Share of what is left after the discounts before it, a fraction: 0.05 is 5 per cent.';
COMMENT ON COLUMN quote_discounts.fixed_amount IS 'Fixed discount, document currency.';
COMMENT ON COLUMN quote_discounts.amount IS 'What the discount comes to, document currency.';
COMMENT ON COLUMN quote_discounts.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN quote_discounts.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN quote_discounts.updated_at IS 'When the row was last changed.';


CREATE TABLE quote_contributors (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    quote_id        uuid        NOT NULL,
    user_id         uuid        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_contributors PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quote_contributors_quote_id_user_id UNIQUE (organization_id, quote_id, user_id),
    CONSTRAINT fk_quote_contributors_quote_id
        FOREIGN KEY (organization_id, quote_id) REFERENCES quotes (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_quote_contributors_user_id
        FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id) ON DELETE RESTRICT
);

CREATE INDEX ix_quote_contributors_user_id ON quote_contributors (organization_id, user_id);

ALTER TABLE quote_contributors ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_contributors FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_contributors
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, DELETE ON quote_contributors TO ${app};
GRANT SELECT ON quote_contributors TO ${readonly};

COMMENT ON TABLE quote_contributors IS
    'Users who changed the content since it was last sent; they may not approve it. Cleared by sending.';
COMMENT ON COLUMN quote_contributors.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_contributors.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quote_contributors.quote_id IS 'Quote the row belongs to.';
COMMENT ON COLUMN quote_contributors.user_id IS 'User who changed content.';
COMMENT ON COLUMN quote_contributors.created_at IS 'When the user first changed content.';


CREATE TABLE quote_versions (
    organization_id        uuid           NOT NULL,
    id                     uuid           NOT NULL,
    quote_id               uuid           NOT NULL,
    version_number         integer        NOT NULL,
    state                  text           NOT NULL,
    outcome                text,
    cancel_kind            text,
    viewed_at              timestamptz,
    decided_at             timestamptz,
    closed_at              timestamptz,
    quote_number           text           NOT NULL,
    organization_name      text           NOT NULL,
    organization_time_zone text           NOT NULL,
    seller_address         text,
    customer_id            uuid           NOT NULL,
    customer_name          text           NOT NULL,
    customer_address       text,
    contact_id             uuid,
    title                  text           NOT NULL,
    description            text,
    quote_type             text           NOT NULL,
    valid_from             date           NOT NULL,
    valid_until            date           NOT NULL,
    expires_at             timestamptz    NOT NULL,
    currency_code          text           NOT NULL,
    tax_profile            text           NOT NULL,
    tax_basis              text           NOT NULL,
    tax_level              text           NOT NULL,
    tax_rounding           text           NOT NULL,
    subtotal_amount        numeric(19,4)  NOT NULL,
    discount_amount        numeric(19,4)  NOT NULL,
    included_tax_amount    numeric(19,4)  NOT NULL,
    net_amount             numeric(19,4)  NOT NULL,
    tax_amount             numeric(19,4)  NOT NULL,
    total_amount           numeric(19,4)  NOT NULL,
    fx_rate_id             uuid,
    exchange_rate          numeric(28,16) NOT NULL,
    fx_source              text,
    fx_date                date,
    fx_inverse             boolean        NOT NULL,
    base_currency_code     text           NOT NULL,
    base_net_amount        numeric(19,4)  NOT NULL,
    base_tax_amount        numeric(19,4)  NOT NULL,
    base_total_amount      numeric(19,4)  NOT NULL,
    deposit_percentage     numeric(11,8),
    deposit_amount         numeric(19,4),
    terms_conditions       text,
    notes                  text,
    approved_at            timestamptz,
    approved_by            uuid,
    sent_at                timestamptz    NOT NULL,
    sent_by                uuid           NOT NULL,
    content_schema         text           NOT NULL,
    content_hash           bytea          NOT NULL,
    seal_hash              bytea          NOT NULL,
    metadata               jsonb          NOT NULL DEFAULT '{}',
    created_at             timestamptz    NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_versions PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quote_versions_quote_id_version_number UNIQUE (organization_id, quote_id, version_number),
    CONSTRAINT uq_quote_versions_quote_id_id UNIQUE (organization_id, quote_id, id),
    CONSTRAINT uq_quote_versions_id_content_hash UNIQUE (organization_id, id, content_hash),
    CONSTRAINT fk_quote_versions_quote_id
        FOREIGN KEY (organization_id, quote_id) REFERENCES quotes (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_versions_customer_id
        FOREIGN KEY (organization_id, customer_id)
        REFERENCES customers (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_versions_contact_id
        FOREIGN KEY (organization_id, contact_id)
        REFERENCES customer_contacts (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_versions_currency_code
        FOREIGN KEY (currency_code) REFERENCES currencies (code) ON DELETE NO ACTION,
    CONSTRAINT fk_quote_versions_fx_rate_id
        FOREIGN KEY (organization_id, fx_rate_id) REFERENCES fx_rates (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_versions_base_currency_code
        FOREIGN KEY (base_currency_code) REFERENCES currencies (code) ON DELETE NO ACTION,
    CONSTRAINT fk_quote_versions_approved_by
        FOREIGN KEY (organization_id, approved_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_versions_sent_by
        FOREIGN KEY (organization_id, sent_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_quote_versions_version_number CHECK (version_number > 0),
    CONSTRAINT ck_quote_versions_state
        CHECK (state IN ('sent', 'viewed', 'accepted', 'rejected', 'expired', 'cancelled', 'superseded')),
    CONSTRAINT ck_quote_versions_outcome CHECK (outcome IN ('rejected', 'expired')),
    CONSTRAINT ck_quote_versions_cancel_kind CHECK (cancel_kind IN ('withdrawn', 'cancelled')),
    CONSTRAINT ck_quote_versions_quote_number CHECK (char_length(quote_number) BETWEEN 1 AND 50),
    CONSTRAINT ck_quote_versions_organization_name CHECK (char_length(organization_name) BETWEEN 2 AND 255),
    CONSTRAINT ck_quote_versions_organization_time_zone
        CHECK (char_length(organization_time_zone) BETWEEN 1 AND 64),
    CONSTRAINT ck_quote_versions_seller_address CHECK (char_length(seller_address) <= 1000),
    CONSTRAINT ck_quote_versions_customer_name CHECK (char_length(customer_name) BETWEEN 1 AND 255),
    CONSTRAINT ck_quote_versions_customer_address CHECK (char_length(customer_address) <= 1000),
    CONSTRAINT ck_quote_versions_title CHECK (char_length(title) BETWEEN 3 AND 255),
    CONSTRAINT ck_quote_versions_description CHECK (char_length(description) <= 2000),
    CONSTRAINT ck_quote_versions_quote_type
        CHECK (quote_type IN ('project', 'service', 'product', 'recurring', 'one_time')),
    CONSTRAINT ck_quote_versions_tax_profile CHECK (tax_profile ~ '^[A-Z]{2}$'),
    CONSTRAINT ck_quote_versions_tax_basis CHECK (tax_basis IN ('net', 'gross')),
    CONSTRAINT ck_quote_versions_tax_level CHECK (tax_level IN ('LINE', 'DOCUMENT')),
    CONSTRAINT ck_quote_versions_tax_rounding
        CHECK (tax_rounding IN ('HALF_UP', 'HALF_EVEN', 'HALF_DOWN', 'DOWN')),
    CONSTRAINT ck_quote_versions_subtotal_amount CHECK (subtotal_amount >= 0),
    CONSTRAINT ck_quote_versions_discount_amount CHECK (discount_amount >= 0),
    CONSTRAINT ck_quote_versions_included_tax_amount CHECK (included_tax_amount >= 0),
    CONSTRAINT ck_quote_versions_net_amount CHECK (net_amount >= 0),
    CONSTRAINT ck_quote_versions_tax_amount CHECK (tax_amount >= 0),
    CONSTRAINT ck_quote_versions_total_amount CHECK (total_amount >= 0),
    CONSTRAINT ck_quote_versions_exchange_rate CHECK (exchange_rate > 0),
    CONSTRAINT ck_quote_versions_fx_source CHECK (char_length(fx_source) BETWEEN 1 AND 50),
    CONSTRAINT ck_quote_versions_base_net_amount CHECK (base_net_amount >= 0),
    CONSTRAINT ck_quote_versions_base_tax_amount CHECK (base_tax_amount >= 0),
    CONSTRAINT ck_quote_versions_base_total_amount CHECK (base_total_amount >= 0),
    CONSTRAINT ck_quote_versions_deposit_percentage CHECK (deposit_percentage BETWEEN 0 AND 1),
    CONSTRAINT ck_quote_versions_deposit_amount CHECK (deposit_amount >= 0),
    CONSTRAINT ck_quote_versions_terms_conditions CHECK (char_length(terms_conditions) <= 5000),
    CONSTRAINT ck_quote_versions_notes CHECK (char_length(notes) <= 2000),
    CONSTRAINT ck_quote_versions_content_schema CHECK (char_length(content_schema) BETWEEN 1 AND 50),
    CONSTRAINT ck_quote_versions_content_hash CHECK (octet_length(content_hash) = 32),
    CONSTRAINT ck_quote_versions_seal_hash CHECK (octet_length(seal_hash) = 32),
    CONSTRAINT ck_quote_versions_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT ck_quote_versions_metadata_clean CHECK (metadata_is_clean(metadata)),
    CONSTRAINT ck_quote_versions_amounts
        CHECK (
            net_amount = subtotal_amount - discount_amount - included_tax_amount
            AND total_amount = net_amount + tax_amount),
    CONSTRAINT ck_quote_versions_base CHECK (base_total_amount = base_net_amount + base_tax_amount),
    CONSTRAINT ck_quote_versions_fx CHECK (currency_code <> base_currency_code OR exchange_rate = 1),
    CONSTRAINT ck_quote_versions_validity CHECK (valid_from <= valid_until),
    CONSTRAINT ck_quote_versions_outcome_state CHECK (outcome IS NULL OR state = 'superseded'),
    CONSTRAINT ck_quote_versions_closed CHECK ((state IN ('sent', 'viewed')) = (closed_at IS NULL))
);

CREATE UNIQUE INDEX uq_quote_versions_open ON quote_versions (organization_id, quote_id)
    WHERE state IN ('sent', 'viewed');
CREATE INDEX ix_quote_versions_customer_id_sent_at
    ON quote_versions (organization_id, customer_id, sent_at DESC);
CREATE INDEX ix_quote_versions_contact_id ON quote_versions (organization_id, contact_id);
CREATE INDEX ix_quote_versions_fx_rate_id ON quote_versions (organization_id, fx_rate_id);
CREATE INDEX ix_quote_versions_open_expiry ON quote_versions (organization_id, expires_at)
    WHERE state IN ('sent', 'viewed');
-- The expiry sweep asks which tenants have overdue quotes, across all of them.
CREATE INDEX ix_quote_versions_open_expiry_lookup ON quote_versions (expires_at)
    WHERE state IN ('sent', 'viewed');
CREATE INDEX ix_quote_versions_sent_at_id ON quote_versions (organization_id, sent_at DESC, id DESC);

ALTER TABLE quote_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_versions
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());
CREATE POLICY lookup_read ON quote_versions FOR SELECT TO ${lookup} USING (true);

GRANT SELECT, INSERT ON quote_versions TO ${app};
GRANT UPDATE (state, outcome, cancel_kind, viewed_at, decided_at, closed_at) ON quote_versions TO ${app};
GRANT SELECT ON quote_versions TO ${readonly};
GRANT SELECT (organization_id, expires_at, state) ON quote_versions TO ${lookup};

COMMENT ON TABLE quote_versions IS
    'What the customer received, frozen at sending. Only the state columns may change, by grant; kept 10 years.';
COMMENT ON COLUMN quote_versions.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_versions.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quote_versions.quote_id IS 'Quote the row belongs to.';
COMMENT ON COLUMN quote_versions.version_number IS 'Number of the version, from 1 without gaps per quote.';
COMMENT ON COLUMN quote_versions.state IS
    'sent and viewed are open; then accepted, rejected, expired or cancelled; superseded by a newer version.';
COMMENT ON COLUMN quote_versions.outcome IS
    'How a superseded version had ended before: rejected or expired; NULL otherwise.';
COMMENT ON COLUMN quote_versions.cancel_kind IS
    'withdrawn by the seller while open, or cancelled with its quote; NULL unless cancelled.';
COMMENT ON COLUMN quote_versions.viewed_at IS 'When the customer first reported seeing it.';
COMMENT ON COLUMN quote_versions.decided_at IS 'When the customer accepted or declined.';
COMMENT ON COLUMN quote_versions.closed_at IS 'When the version stopped being open; NULL exactly while it is open.';
COMMENT ON COLUMN quote_versions.quote_number IS 'Number printed on the version.';
COMMENT ON COLUMN quote_versions.organization_name IS 'Seller''s name as printed.';
COMMENT ON COLUMN quote_versions.organization_time_zone IS
    'IANA time zone in which valid_until was turned into expires_at.';
COMMENT ON COLUMN quote_versions.seller_address IS 'Seller''s address as printed, lines separated by line feeds.';
COMMENT ON COLUMN quote_versions.customer_id IS 'Customer the version was sent to.';
COMMENT ON COLUMN quote_versions.customer_name IS 'Customer''s name as printed.';
COMMENT ON COLUMN quote_versions.customer_address IS
    'Customer''s address as printed, lines separated by line feeds.';
COMMENT ON COLUMN quote_versions.contact_id IS 'Contact person at the same customer.';
COMMENT ON COLUMN quote_versions.title IS 'Title as printed.';
COMMENT ON COLUMN quote_versions.description IS 'Introduction as printed.';
COMMENT ON COLUMN quote_versions.quote_type IS 'What is sold: project, service, product, recurring or one_time.';
COMMENT ON COLUMN quote_versions.valid_from IS 'First day the offer holds, inclusive.';
COMMENT ON COLUMN quote_versions.valid_until IS
    'Last day the offer holds, inclusive, in the organization''s time zone.';
COMMENT ON COLUMN quote_versions.expires_at IS
    'Deadline as an instant: end of valid_until in organization_time_zone.';
COMMENT ON COLUMN quote_versions.currency_code IS
    'Document currency, ISO 4217; the unit of every amount without a prefix in this row.';
COMMENT ON COLUMN quote_versions.tax_profile IS
    'Country profile the tax rules come from, two upper-case letters such as NZ.';
COMMENT ON COLUMN quote_versions.tax_basis IS 'Whether entered prices are net or gross of tax by default.';
COMMENT ON COLUMN quote_versions.tax_level IS
    'LINE rounds tax per line, DOCUMENT rounds it once per tax rate over the document.';
COMMENT ON COLUMN quote_versions.tax_rounding IS
    'Rounding mode of tax: HALF_UP, HALF_EVEN, HALF_DOWN or DOWN. Every other amount rounds half up.';
COMMENT ON COLUMN quote_versions.subtotal_amount IS
    'Sum of the counting lines'' subtotals before any discount, document currency.';
COMMENT ON COLUMN quote_versions.discount_amount IS 'Sum of line and document discounts, document currency.';
COMMENT ON COLUMN quote_versions.included_tax_amount IS
    'Tax contained in tax-inclusive prices, taken out to reach the net amount; document currency.';
COMMENT ON COLUMN quote_versions.net_amount IS
    'Amount without tax: subtotal less discounts less included tax; document currency.';
COMMENT ON COLUMN quote_versions.tax_amount IS 'Tax on the net amount, document currency.';
COMMENT ON COLUMN quote_versions.total_amount IS 'Net plus tax, document currency; what is to be paid.';
COMMENT ON COLUMN quote_versions.fx_rate_id IS
    'Exchange rate row the conversion came from; NULL when it was entered by hand or not needed.';
COMMENT ON COLUMN quote_versions.exchange_rate IS
    'Base currency units for one unit of the document currency, 16 decimals; 1 when both are the same.';
COMMENT ON COLUMN quote_versions.fx_source IS 'Where the exchange rate came from, in words.';
COMMENT ON COLUMN quote_versions.fx_date IS 'Day the exchange rate applies to.';
COMMENT ON COLUMN quote_versions.fx_inverse IS 'True when the stored rate pair was used the other way round.';
COMMENT ON COLUMN quote_versions.base_currency_code IS 'Base currency of the organization at the time, ISO 4217.';
COMMENT ON COLUMN quote_versions.base_net_amount IS
    'Base total less base tax, base currency; not converted on its own, so that the three add up.';
COMMENT ON COLUMN quote_versions.base_tax_amount IS 'Tax amount converted with exchange_rate, base currency.';
COMMENT ON COLUMN quote_versions.base_total_amount IS 'Total amount converted with exchange_rate, base currency.';
COMMENT ON COLUMN quote_versions.deposit_percentage IS
    'Deposit as a fraction of the total: 0.3 is 30 per cent; NULL when no deposit is asked for.';
COMMENT ON COLUMN quote_versions.deposit_amount IS 'Deposit asked for, document currency; NULL when none.';
COMMENT ON COLUMN quote_versions.terms_conditions IS 'Terms printed on the document.';
COMMENT ON COLUMN quote_versions.notes IS 'Remarks printed for the customer.';
COMMENT ON COLUMN quote_versions.approved_at IS 'When this content was approved, or found to need no approval.';
COMMENT ON COLUMN quote_versions.approved_by IS
    'User whose decision completed the approval; NULL when none was needed.';
COMMENT ON COLUMN quote_versions.sent_at IS 'When the version was sent.';
COMMENT ON COLUMN quote_versions.sent_by IS 'User who sent it.';
COMMENT ON COLUMN quote_versions.content_schema IS
    'Name of the canonical document''s form, such as quote-content/1.';
COMMENT ON COLUMN quote_versions.content_hash IS 'SHA-256 of the canonical JSON of the issued content.';
COMMENT ON COLUMN quote_versions.seal_hash IS
    'Approval digest of the content: SHA-256 that also covers internal costs and price sources.';
COMMENT ON COLUMN quote_versions.metadata IS
    'Copy of the quote''s labels at sending; not part of the hash. Guarded.';
COMMENT ON COLUMN quote_versions.created_at IS 'When the version was frozen.';


CREATE TABLE quote_version_groups (
    organization_id  uuid        NOT NULL,
    id               uuid        NOT NULL,
    quote_version_id uuid        NOT NULL,
    code             text        NOT NULL,
    title            text        NOT NULL,
    choose           text        NOT NULL,
    position         smallint    NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_version_groups PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quote_version_groups_quote_version_id_code UNIQUE (organization_id, quote_version_id, code),
    CONSTRAINT fk_quote_version_groups_quote_version_id
        FOREIGN KEY (organization_id, quote_version_id)
        REFERENCES quote_versions (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_quote_version_groups_code CHECK (code ~ '^[A-Z0-9_]{1,20}$'),
    CONSTRAINT ck_quote_version_groups_title CHECK (char_length(title) BETWEEN 1 AND 255),
    CONSTRAINT ck_quote_version_groups_choose CHECK (choose IN ('exactly_one', 'at_most_one')),
    CONSTRAINT ck_quote_version_groups_position CHECK (position BETWEEN 1 AND 20)
);

ALTER TABLE quote_version_groups ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_version_groups FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_version_groups
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT ON quote_version_groups TO ${app};
GRANT SELECT ON quote_version_groups TO ${readonly};

COMMENT ON TABLE quote_version_groups IS 'Groups of alternatives of an issued version. Insert only.';
COMMENT ON COLUMN quote_version_groups.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_version_groups.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quote_version_groups.quote_version_id IS 'Issued version the row belongs to.';
COMMENT ON COLUMN quote_version_groups.code IS 'Code lines refer to the group by.';
COMMENT ON COLUMN quote_version_groups.title IS 'Heading as printed.';
COMMENT ON COLUMN quote_version_groups.choose IS 'How many lines are to be chosen: exactly_one or at_most_one.';
COMMENT ON COLUMN quote_version_groups.position IS 'Order within the parent, starting at 1.';
COMMENT ON COLUMN quote_version_groups.created_at IS 'When the version was frozen.';


CREATE TABLE quote_version_line_items (
    organization_id            uuid          NOT NULL,
    id                         uuid          NOT NULL,
    quote_version_id           uuid          NOT NULL,
    line_key                   uuid          NOT NULL,
    position                   integer       NOT NULL,
    kind                       text          NOT NULL,
    description                text          NOT NULL,
    item_code                  text,
    quantity                   numeric(19,6) NOT NULL,
    unit                       text          NOT NULL,
    unit_price                 numeric(19,6) NOT NULL,
    tax_inclusive              boolean       NOT NULL,
    tax_rate                   numeric(11,8) NOT NULL,
    tax_exempt_reason          text,
    discount_percentage        numeric(11,8) NOT NULL,
    discount_percentage_amount numeric(19,4) NOT NULL,
    discount_fixed_amount      numeric(19,4) NOT NULL,
    discount_per_unit          numeric(19,6) NOT NULL,
    discount_per_unit_amount   numeric(19,4) NOT NULL,
    document_discount_amount   numeric(19,4) NOT NULL,
    subtotal_amount            numeric(19,4) NOT NULL,
    net_amount                 numeric(19,4) NOT NULL,
    tax_amount                 numeric(19,4) NOT NULL,
    total_amount               numeric(19,4) NOT NULL,
    list_unit_price            numeric(19,6),
    unit_cost                  numeric(19,6),
    price_rule                 text          NOT NULL,
    price_date                 date          NOT NULL,
    selection_mode             text          NOT NULL,
    selected                   boolean       NOT NULL,
    group_code                 text,
    service_category_id        uuid,
    delivery_role_id           uuid,
    rate_card_id               uuid,
    rate_card_item_id          uuid,
    tax_class_id               uuid          NOT NULL,
    tax_class_code             text          NOT NULL,
    metadata                   jsonb         NOT NULL DEFAULT '{}',
    created_at                 timestamptz   NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_version_line_items PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quote_version_line_items_quote_version_id_position
        UNIQUE (organization_id, quote_version_id, position),
    CONSTRAINT uq_quote_version_line_items_quote_version_id_line_key
        UNIQUE (organization_id, quote_version_id, line_key),
    CONSTRAINT uq_quote_version_line_items_quote_version_id_id UNIQUE (organization_id, quote_version_id, id),
    CONSTRAINT fk_quote_version_line_items_quote_version_id
        FOREIGN KEY (organization_id, quote_version_id)
        REFERENCES quote_versions (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_version_line_items_service_category_id
        FOREIGN KEY (organization_id, service_category_id)
        REFERENCES service_categories (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_version_line_items_delivery_role_id
        FOREIGN KEY (organization_id, delivery_role_id)
        REFERENCES delivery_roles (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_version_line_items_rate_card_id
        FOREIGN KEY (organization_id, rate_card_id)
        REFERENCES rate_cards (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_version_line_items_rate_card_item_id
        FOREIGN KEY (organization_id, rate_card_item_id)
        REFERENCES rate_card_items (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_version_line_items_tax_class_id
        FOREIGN KEY (organization_id, tax_class_id)
        REFERENCES tax_classes (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_version_line_items_group_code
        FOREIGN KEY (organization_id, quote_version_id, group_code)
        REFERENCES quote_version_groups (organization_id, quote_version_id, code) ON DELETE RESTRICT,
    CONSTRAINT ck_quote_version_line_items_position CHECK (position BETWEEN 1 AND 1000),
    CONSTRAINT ck_quote_version_line_items_kind
        CHECK (kind IN ('service', 'product', 'material', 'travel', 'expense')),
    CONSTRAINT ck_quote_version_line_items_description CHECK (char_length(description) BETWEEN 1 AND 1000),
    CONSTRAINT ck_quote_version_line_items_item_code CHECK (char_length(item_code) BETWEEN 1 AND 50),
    CONSTRAINT ck_quote_version_line_items_quantity CHECK (quantity > 0),
    CONSTRAINT ck_quote_version_line_items_unit CHECK (char_length(unit) BETWEEN 1 AND 50),
    CONSTRAINT ck_quote_version_line_items_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_quote_version_line_items_tax_rate CHECK (tax_rate BETWEEN 0 AND 1),
    CONSTRAINT ck_quote_version_line_items_tax_exempt_reason
        CHECK (char_length(tax_exempt_reason) BETWEEN 3 AND 200),
    CONSTRAINT ck_quote_version_line_items_discount_percentage CHECK (discount_percentage BETWEEN 0 AND 1),
    CONSTRAINT ck_quote_version_line_items_discount_percentage_amount CHECK (discount_percentage_amount >= 0),
    CONSTRAINT ck_quote_version_line_items_discount_fixed_amount CHECK (discount_fixed_amount >= 0),
    CONSTRAINT ck_quote_version_line_items_discount_per_unit CHECK (discount_per_unit >= 0),
    CONSTRAINT ck_quote_version_line_items_discount_per_unit_amount CHECK (discount_per_unit_amount >= 0),
    CONSTRAINT ck_quote_version_line_items_document_discount_amount CHECK (document_discount_amount >= 0),
    CONSTRAINT ck_quote_version_line_items_subtotal_amount CHECK (subtotal_amount >= 0),
    CONSTRAINT ck_quote_version_line_items_net_amount CHECK (net_amount >= 0),
    CONSTRAINT ck_quote_version_line_items_tax_amount CHECK (tax_amount >= 0),
    CONSTRAINT ck_quote_version_line_items_total_amount CHECK (total_amount >= 0),
    CONSTRAINT ck_quote_version_line_items_list_unit_price CHECK (list_unit_price >= 0),
    CONSTRAINT ck_quote_version_line_items_unit_cost CHECK (unit_cost >= 0),
    CONSTRAINT ck_quote_version_line_items_price_rule
        CHECK (price_rule IN ('explicit', 'item_code', 'category_role', 'category')),
    CONSTRAINT ck_quote_version_line_items_selection_mode
        CHECK (selection_mode IN ('required', 'optional', 'alternative')),
    CONSTRAINT ck_quote_version_line_items_tax_class_code CHECK (char_length(tax_class_code) BETWEEN 1 AND 20),
    CONSTRAINT ck_quote_version_line_items_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT ck_quote_version_line_items_metadata_clean CHECK (metadata_is_clean(metadata)),
    CONSTRAINT ck_quote_version_line_items_selected CHECK (selection_mode <> 'required' OR NOT selected),
    CONSTRAINT ck_quote_version_line_items_amounts
        CHECK (
            CASE
                WHEN selection_mode <> 'required' AND NOT selected THEN
                    document_discount_amount = 0
                    AND net_amount = 0
                    AND tax_amount = 0
                    AND total_amount = 0
                ELSE
                    total_amount = net_amount + tax_amount
                    AND subtotal_amount
                        - discount_percentage_amount
                        - discount_fixed_amount
                        - discount_per_unit_amount
                        - document_discount_amount
                        = CASE WHEN tax_inclusive THEN total_amount ELSE net_amount END
            END)
);

CREATE INDEX ix_quote_version_line_items_service_category_id
    ON quote_version_line_items (organization_id, service_category_id);
CREATE INDEX ix_quote_version_line_items_delivery_role_id
    ON quote_version_line_items (organization_id, delivery_role_id);
CREATE INDEX ix_quote_version_line_items_rate_card_id
    ON quote_version_line_items (organization_id, rate_card_id);
CREATE INDEX ix_quote_version_line_items_rate_card_item_id
    ON quote_version_line_items (organization_id, rate_card_item_id);
CREATE INDEX ix_quote_version_line_items_tax_class_id
    ON quote_version_line_items (organization_id, tax_class_id);

ALTER TABLE quote_version_line_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_version_line_items FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_version_line_items
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT ON quote_version_line_items TO ${app};
GRANT SELECT ON quote_version_line_items TO ${readonly};

COMMENT ON TABLE quote_version_line_items IS 'Lines of an issued version. Insert only.';
COMMENT ON COLUMN quote_version_line_items.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_version_line_items.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quote_version_line_items.quote_version_id IS 'Issued version the row belongs to.';
COMMENT ON COLUMN quote_version_line_items.line_key IS
    'Id of the head line it was copied from. Not a foreign key: head lines may go.';
COMMENT ON COLUMN quote_version_line_items.position IS 'Order within the parent, starting at 1.';
COMMENT ON COLUMN quote_version_line_items.kind IS 'What is sold: service, product, material, travel or expense.';
COMMENT ON COLUMN quote_version_line_items.description IS 'Text as printed.';
COMMENT ON COLUMN quote_version_line_items.item_code IS 'Article code of the priced item, as printed.';
COMMENT ON COLUMN quote_version_line_items.quantity IS 'Number of units, six decimals.';
COMMENT ON COLUMN quote_version_line_items.unit IS
    'Unit the quantity counts and the price is per, such as hour or day.';
COMMENT ON COLUMN quote_version_line_items.unit_price IS
    'Price of one unit before discounts, document currency, six decimals; contains tax when tax_inclusive.';
COMMENT ON COLUMN quote_version_line_items.tax_inclusive IS 'True when unit_price already contains the tax.';
COMMENT ON COLUMN quote_version_line_items.tax_rate IS 'Tax rate as a fraction: 0.15 is 15 per cent.';
COMMENT ON COLUMN quote_version_line_items.tax_exempt_reason IS
    'Why no tax is charged, printed on the document; NULL when tax applies as usual.';
COMMENT ON COLUMN quote_version_line_items.discount_percentage IS
    'Line discount as a fraction of the subtotal: 0.1 is 10 per cent.';
COMMENT ON COLUMN quote_version_line_items.discount_percentage_amount IS
    'Money value of the percentage discount, document currency.';
COMMENT ON COLUMN quote_version_line_items.discount_fixed_amount IS
    'Fixed discount on the whole line, document currency.';
COMMENT ON COLUMN quote_version_line_items.discount_per_unit IS
    'Discount on each unit, document currency, six decimals.';
COMMENT ON COLUMN quote_version_line_items.discount_per_unit_amount IS
    'Money value of the discount per unit over the quantity, document currency.';
COMMENT ON COLUMN quote_version_line_items.document_discount_amount IS
    'Share of the document discounts that falls on this line, document currency; 0 for lines that do not count.';
COMMENT ON COLUMN quote_version_line_items.subtotal_amount IS
    'Quantity times unit price, rounded, before discounts; document currency.';
COMMENT ON COLUMN quote_version_line_items.net_amount IS
    'Line amount without tax after all discounts, document currency; 0 when the line does not count.';
COMMENT ON COLUMN quote_version_line_items.tax_amount IS
    'Tax of the line, document currency; 0 when the line does not count.';
COMMENT ON COLUMN quote_version_line_items.total_amount IS
    'Line amount with tax, document currency; 0 when the line does not count.';
COMMENT ON COLUMN quote_version_line_items.list_unit_price IS
    'Price the rate card gave before somebody overrode it, document currency; NULL when no card price applies.';
COMMENT ON COLUMN quote_version_line_items.unit_cost IS
    'Own cost of one unit, document currency, six decimals. NULL is unknown, 0 is free. Shown only with quotes.view_cost.';
COMMENT ON COLUMN quote_version_line_items.price_rule IS
    'How the price was found: explicit, or from a rate card by item_code, category_role or category.';
COMMENT ON COLUMN quote_version_line_items.price_date IS 'Day for which price and tax rate were looked up.';
COMMENT ON COLUMN quote_version_line_items.selection_mode IS
    'required lines always count, optional ones when chosen, alternative ones when chosen within their group.';
COMMENT ON COLUMN quote_version_line_items.selected IS
    'Whether an optional or alternative line is preselected and counts in the totals; always false for required lines.';
COMMENT ON COLUMN quote_version_line_items.group_code IS
    'Group of alternatives the line belongs to; set for alternative lines only.';
COMMENT ON COLUMN quote_version_line_items.service_category_id IS
    'Service category of the line; NULL when none applies.';
COMMENT ON COLUMN quote_version_line_items.delivery_role_id IS
    'Trade role that does the work; NULL when the price does not depend on one.';
COMMENT ON COLUMN quote_version_line_items.rate_card_id IS
    'Rate card the price came from; NULL for prices entered by hand.';
COMMENT ON COLUMN quote_version_line_items.rate_card_item_id IS
    'Rate card item the price came from; NULL for prices entered by hand.';
COMMENT ON COLUMN quote_version_line_items.tax_class_id IS 'Tax class that decides the rate.';
COMMENT ON COLUMN quote_version_line_items.tax_class_code IS
    'Code of the tax class at the time of issue, kept if the class is renamed.';
COMMENT ON COLUMN quote_version_line_items.metadata IS
    'Copy of the line''s labels at sending; not part of the hash. Guarded.';
COMMENT ON COLUMN quote_version_line_items.created_at IS 'When the version was frozen.';


CREATE TABLE quote_version_discounts (
    organization_id  uuid          NOT NULL,
    id               uuid          NOT NULL,
    quote_version_id uuid          NOT NULL,
    position         smallint      NOT NULL,
    kind             text          NOT NULL,
    label            text,
    percentage       numeric(11,8),
    fixed_amount     numeric(19,4),
    amount           numeric(19,4) NOT NULL,
    created_at       timestamptz   NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_version_discounts PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quote_version_discounts_quote_version_id_position
        UNIQUE (organization_id, quote_version_id, position),
    CONSTRAINT fk_quote_version_discounts_quote_version_id
        FOREIGN KEY (organization_id, quote_version_id)
        REFERENCES quote_versions (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_quote_version_discounts_position CHECK (position BETWEEN 1 AND 10),
    CONSTRAINT ck_quote_version_discounts_kind CHECK (kind IN ('percentage', 'fixed')),
    CONSTRAINT ck_quote_version_discounts_label CHECK (char_length(label) BETWEEN 1 AND 255),
    CONSTRAINT ck_quote_version_discounts_percentage CHECK (percentage BETWEEN 0 AND 1),
    CONSTRAINT ck_quote_version_discounts_fixed_amount CHECK (fixed_amount >= 0),
    CONSTRAINT ck_quote_version_discounts_amount CHECK (amount >= 0),
    CONSTRAINT ck_quote_version_discounts_value
        CHECK (
            (kind = 'percentage') = (percentage IS NOT NULL)
            AND (kind = 'fixed') = (fixed_amount IS NOT NULL))
);

ALTER TABLE quote_version_discounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_version_discounts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_version_discounts
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT ON quote_version_discounts TO ${app};
GRANT SELECT ON quote_version_discounts TO ${readonly};

COMMENT ON TABLE quote_version_discounts IS 'Document discounts of an issued version. Insert only.';
COMMENT ON COLUMN quote_version_discounts.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_version_discounts.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quote_version_discounts.quote_version_id IS 'Issued version the row belongs to.';
COMMENT ON COLUMN quote_version_discounts.position IS 'Order within the parent, starting at 1.';
COMMENT ON COLUMN quote_version_discounts.kind IS 'percentage or fixed; decides which value column is set.';
COMMENT ON COLUMN quote_version_discounts.label IS 'Text as printed.';
COMMENT ON COLUMN quote_version_discounts.percentage IS
    'Share of what is left after the discounts before it, a fraction: 0.05 is 5 per cent.';
COMMENT ON COLUMN quote_version_discounts.fixed_amount IS 'Fixed discount, document currency.';
COMMENT ON COLUMN quote_version_discounts.amount IS 'What the discount comes to, document currency.';
COMMENT ON COLUMN quote_version_discounts.created_at IS 'When the version was frozen.';


CREATE TABLE quote_version_taxes (
    organization_id  uuid          NOT NULL,
    id               uuid          NOT NULL,
    quote_version_id uuid          NOT NULL,
    position         smallint      NOT NULL,
    tax_class_code   text          NOT NULL,
    label            text          NOT NULL,
    tax_rate         numeric(11,8) NOT NULL,
    exempt_reasons   text[]        NOT NULL DEFAULT '{}',
    taxable_amount   numeric(19,4) NOT NULL,
    tax_amount       numeric(19,4) NOT NULL,
    created_at       timestamptz   NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_version_taxes PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quote_version_taxes_quote_version_id_tax_class_code_tax_rate
        UNIQUE (organization_id, quote_version_id, tax_class_code, tax_rate),
    CONSTRAINT fk_quote_version_taxes_quote_version_id
        FOREIGN KEY (organization_id, quote_version_id)
        REFERENCES quote_versions (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_quote_version_taxes_position CHECK (position > 0),
    CONSTRAINT ck_quote_version_taxes_tax_class_code CHECK (char_length(tax_class_code) BETWEEN 1 AND 20),
    CONSTRAINT ck_quote_version_taxes_label CHECK (char_length(label) BETWEEN 1 AND 100),
    CONSTRAINT ck_quote_version_taxes_tax_rate CHECK (tax_rate BETWEEN 0 AND 1),
    CONSTRAINT ck_quote_version_taxes_taxable_amount CHECK (taxable_amount >= 0),
    CONSTRAINT ck_quote_version_taxes_tax_amount CHECK (tax_amount >= 0)
);

ALTER TABLE quote_version_taxes ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_version_taxes FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_version_taxes
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT ON quote_version_taxes TO ${app};
GRANT SELECT ON quote_version_taxes TO ${readonly};

COMMENT ON TABLE quote_version_taxes IS
    'Tax table of an issued version, a row per class and rate. The head has none: its rows are sums over its lines. Insert only.';
COMMENT ON COLUMN quote_version_taxes.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_version_taxes.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quote_version_taxes.quote_version_id IS 'Issued version the row belongs to.';
COMMENT ON COLUMN quote_version_taxes.position IS 'Order within the parent, starting at 1.';
COMMENT ON COLUMN quote_version_taxes.tax_class_code IS 'Code of the tax class.';
COMMENT ON COLUMN quote_version_taxes.label IS 'Name of the tax as printed.';
COMMENT ON COLUMN quote_version_taxes.tax_rate IS 'Tax rate as a fraction: 0.15 is 15 per cent.';
COMMENT ON COLUMN quote_version_taxes.exempt_reasons IS 'Reasons given by the untaxed lines, each once.';
COMMENT ON COLUMN quote_version_taxes.taxable_amount IS 'Net amount the rate applies to, document currency.';
COMMENT ON COLUMN quote_version_taxes.tax_amount IS 'Tax at this rate, document currency.';
COMMENT ON COLUMN quote_version_taxes.created_at IS 'When the version was frozen.';


CREATE TABLE quote_version_documents (
    organization_id  uuid        NOT NULL,
    id               uuid        NOT NULL,
    quote_version_id uuid        NOT NULL,
    kind             text        NOT NULL,
    media_type       text        NOT NULL,
    content          bytea       NOT NULL,
    digest           bytea       NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_version_documents PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quote_version_documents_quote_version_id_kind
        UNIQUE (organization_id, quote_version_id, kind),
    CONSTRAINT fk_quote_version_documents_quote_version_id
        FOREIGN KEY (organization_id, quote_version_id)
        REFERENCES quote_versions (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_quote_version_documents_kind CHECK (kind IN ('canonical_json', 'pdf')),
    CONSTRAINT ck_quote_version_documents_media_type CHECK (char_length(media_type) BETWEEN 1 AND 100),
    CONSTRAINT ck_quote_version_documents_digest CHECK (octet_length(digest) = 32),
    CONSTRAINT ck_quote_version_documents_digest_content CHECK (digest = sha256(content))
);

ALTER TABLE quote_version_documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_version_documents FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_version_documents
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT ON quote_version_documents TO ${app};
GRANT SELECT ON quote_version_documents TO ${readonly};

COMMENT ON TABLE quote_version_documents IS
    'Bytes of an issued version: canonical JSON and PDF. Insert only; the legal text.';
COMMENT ON COLUMN quote_version_documents.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_version_documents.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quote_version_documents.quote_version_id IS 'Issued version the row belongs to.';
COMMENT ON COLUMN quote_version_documents.kind IS
    'canonical_json (what the hash covers) or pdf (what the customer reads).';
COMMENT ON COLUMN quote_version_documents.media_type IS 'Media type the bytes are served with.';
COMMENT ON COLUMN quote_version_documents.content IS 'The bytes, exactly as issued.';
COMMENT ON COLUMN quote_version_documents.digest IS
    'SHA-256 of content, checked by the database; for canonical_json equal to the version''s content_hash.';
COMMENT ON COLUMN quote_version_documents.created_at IS 'When the document was made.';


-- Keys between tables of this script that refer to each other.
ALTER TABLE quotes ADD CONSTRAINT fk_quotes_current_version_id
    FOREIGN KEY (organization_id, id, current_version_id)
    REFERENCES quote_versions (organization_id, quote_id, id) ON DELETE NO ACTION
            DEFERRABLE INITIALLY IMMEDIATE;
