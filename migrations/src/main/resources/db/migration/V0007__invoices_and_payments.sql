CREATE TABLE invoices (
    organization_id     uuid           NOT NULL,
    id                  uuid           NOT NULL,
    invoice_number      text,
    number_year         smallint,
    number_sequence     bigint,
    status              text           NOT NULL DEFAULT 'draft',
    customer_id         uuid           NOT NULL,
    contact_id          uuid,
    project_id          uuid,
    quote_id            uuid,
    quote_version_id    uuid,
    title               text           NOT NULL,
    description         text,
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
    deposit_amount      numeric(19,4),
    paid_amount         numeric(19,4)  NOT NULL DEFAULT 0,
    balance_amount      numeric(19,4)  NOT NULL DEFAULT 0,
    issued_at           timestamptz,
    due_date            date,
    paid_at             timestamptz,
    overdue_at          timestamptz,
    written_off_at      timestamptz,
    write_off_reason    text,
    terms_conditions    text,
    notes               text,
    internal_notes      text,
    approved_by         uuid,
    approved_at         timestamptz,
    search_text         text           NOT NULL DEFAULT '',
    metadata            jsonb          NOT NULL DEFAULT '{}',
    version             bigint         NOT NULL DEFAULT 0,
    created_at          timestamptz    NOT NULL DEFAULT now(),
    updated_at          timestamptz    NOT NULL DEFAULT now(),
    created_by          uuid,
    updated_by          uuid,

    CONSTRAINT pk_invoices PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_invoices_id_currency_code UNIQUE (organization_id, id, currency_code),
    CONSTRAINT fk_invoices_customer_id
        FOREIGN KEY (organization_id, customer_id)
        REFERENCES customers (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoices_currency_code
        FOREIGN KEY (currency_code) REFERENCES currencies (code) ON DELETE NO ACTION,
    CONSTRAINT fk_invoices_fx_rate_id
        FOREIGN KEY (organization_id, fx_rate_id) REFERENCES fx_rates (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoices_base_currency_code
        FOREIGN KEY (base_currency_code) REFERENCES currencies (code) ON DELETE NO ACTION,
    CONSTRAINT fk_invoices_approved_by
        FOREIGN KEY (organization_id, approved_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoices_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoices_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoices_contact_id
        FOREIGN KEY (organization_id, customer_id, contact_id)
        REFERENCES customer_contacts (organization_id, customer_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoices_project_id
        FOREIGN KEY (organization_id, customer_id, project_id)
        REFERENCES projects (organization_id, customer_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoices_customer_id_quote_id
        FOREIGN KEY (organization_id, quote_id, customer_id)
        REFERENCES quotes (organization_id, id, customer_id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoices_quote_version_id
        FOREIGN KEY (organization_id, quote_id, quote_version_id)
        REFERENCES quote_versions (organization_id, quote_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_invoices_invoice_number CHECK (invoice_number ~ '^[A-Z0-9./-]{1,50}$'),
    CONSTRAINT ck_invoices_number_year CHECK (number_year BETWEEN 2000 AND 9999),
    CONSTRAINT ck_invoices_number_sequence CHECK (number_sequence > 0),
    CONSTRAINT ck_invoices_status
        CHECK (status IN ('draft', 'sent', 'part_paid', 'paid', 'overdue', 'written_off')),
    CONSTRAINT ck_invoices_title CHECK (char_length(title) BETWEEN 1 AND 255),
    CONSTRAINT ck_invoices_description CHECK (char_length(description) <= 2000),
    CONSTRAINT ck_invoices_tax_profile CHECK (tax_profile ~ '^[A-Z]{2}$'),
    CONSTRAINT ck_invoices_tax_basis CHECK (tax_basis IN ('net', 'gross')),
    CONSTRAINT ck_invoices_tax_level CHECK (tax_level IN ('LINE', 'DOCUMENT')),
    CONSTRAINT ck_invoices_tax_rounding CHECK (tax_rounding IN ('HALF_UP', 'HALF_EVEN', 'HALF_DOWN', 'DOWN')),
    CONSTRAINT ck_invoices_subtotal_amount CHECK (subtotal_amount >= 0),
    CONSTRAINT ck_invoices_discount_amount CHECK (discount_amount >= 0),
    CONSTRAINT ck_invoices_included_tax_amount CHECK (included_tax_amount >= 0),
    CONSTRAINT ck_invoices_net_amount CHECK (net_amount >= 0),
    CONSTRAINT ck_invoices_tax_amount CHECK (tax_amount >= 0),
    CONSTRAINT ck_invoices_total_amount CHECK (total_amount >= 0),
    CONSTRAINT ck_invoices_exchange_rate CHECK (exchange_rate > 0),
    CONSTRAINT ck_invoices_fx_source CHECK (char_length(fx_source) BETWEEN 1 AND 50),
    CONSTRAINT ck_invoices_base_net_amount CHECK (base_net_amount >= 0),
    CONSTRAINT ck_invoices_base_tax_amount CHECK (base_tax_amount >= 0),
    CONSTRAINT ck_invoices_base_total_amount CHECK (base_total_amount >= 0),
    CONSTRAINT ck_invoices_deposit_amount CHECK (deposit_amount >= 0),
    CONSTRAINT ck_invoices_paid_amount CHECK (paid_amount >= 0),
    CONSTRAINT ck_invoices_balance_amount CHECK (balance_amount >= 0),
    CONSTRAINT ck_invoices_write_off_reason CHECK (char_length(write_off_reason) BETWEEN 3 AND 1000),
    CONSTRAINT ck_invoices_terms_conditions CHECK (char_length(terms_conditions) <= 5000),
    CONSTRAINT ck_invoices_notes CHECK (char_length(notes) <= 2000),
    CONSTRAINT ck_invoices_internal_notes CHECK (char_length(internal_notes) <= 2000),
    CONSTRAINT ck_invoices_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT ck_invoices_metadata_clean CHECK (metadata_is_clean(metadata)),
    CONSTRAINT ck_invoices_version CHECK (version >= 0),
    CONSTRAINT ck_invoices_amounts
        CHECK (
            net_amount = subtotal_amount - discount_amount - included_tax_amount
            AND total_amount = net_amount + tax_amount),
    CONSTRAINT ck_invoices_base CHECK (base_total_amount = base_net_amount + base_tax_amount),
    CONSTRAINT ck_invoices_fx CHECK (currency_code <> base_currency_code OR exchange_rate = 1),
    CONSTRAINT ck_invoices_creator CHECK (created_by IS NOT NULL),
    CONSTRAINT ck_invoices_balance CHECK (paid_amount + balance_amount = total_amount),
    CONSTRAINT ck_invoices_issued
        CHECK (
            status = 'draft'
            OR (invoice_number IS NOT NULL AND number_sequence IS NOT NULL AND issued_at IS NOT NULL AND due_date IS NOT NULL)),
    CONSTRAINT ck_invoices_paid CHECK (status <> 'paid' OR (balance_amount = 0 AND paid_at IS NOT NULL)),
    CONSTRAINT ck_invoices_unpaid CHECK (status NOT IN ('draft', 'sent') OR paid_amount = 0),
    CONSTRAINT ck_invoices_written_off CHECK ((status = 'written_off') = (written_off_at IS NOT NULL))
);

CREATE UNIQUE INDEX uq_invoices_number ON invoices (organization_id, invoice_number)
    WHERE invoice_number IS NOT NULL;
CREATE UNIQUE INDEX uq_invoices_number_sequence ON invoices (organization_id, number_year, number_sequence)
    WHERE number_sequence IS NOT NULL;
CREATE INDEX ix_invoices_created_at_id ON invoices (organization_id, created_at DESC, id DESC);
CREATE INDEX ix_invoices_status_created_at_id ON invoices (organization_id, status, created_at DESC, id DESC);
CREATE INDEX ix_invoices_customer_id_created_at_id
    ON invoices (organization_id, customer_id, created_at DESC, id DESC);
CREATE INDEX ix_invoices_contact_id ON invoices (organization_id, contact_id);
CREATE INDEX ix_invoices_project_id ON invoices (organization_id, project_id);
CREATE INDEX ix_invoices_quote_id ON invoices (organization_id, quote_id);
CREATE INDEX ix_invoices_quote_version_id ON invoices (organization_id, quote_version_id);
CREATE INDEX ix_invoices_fx_rate_id ON invoices (organization_id, fx_rate_id);
CREATE INDEX ix_invoices_due ON invoices (organization_id, due_date)
    WHERE status IN ('sent', 'part_paid', 'overdue');
CREATE INDEX ix_invoices_issued_at_id ON invoices (organization_id, issued_at DESC, id DESC);
CREATE INDEX ix_invoices_metadata ON invoices USING gin (metadata jsonb_path_ops);
CREATE INDEX ix_invoices_search_text ON invoices USING gin (search_text extensions.gin_trgm_ops);

ALTER TABLE invoices ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoices FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON invoices
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON invoices TO ${app};
GRANT SELECT ON invoices TO ${readonly};

COMMENT ON TABLE invoices IS
    'Invoices. Numbered when sent, so that a deleted draft leaves no hole; then invoice_documents is the legal text. Kept 10 years.';
COMMENT ON COLUMN invoices.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN invoices.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN invoices.invoice_number IS 'Number as printed; NULL while a draft.';
COMMENT ON COLUMN invoices.number_year IS
    'Year of the number, in the organization''s time zone; NULL while a draft.';
COMMENT ON COLUMN invoices.number_sequence IS
    'Counter behind the number, without gaps per year; NULL while a draft.';
COMMENT ON COLUMN invoices.status IS 'draft, sent, part_paid, paid, overdue or written_off.';
COMMENT ON COLUMN invoices.customer_id IS 'Customer who pays.';
COMMENT ON COLUMN invoices.contact_id IS 'Contact person at the same customer.';
COMMENT ON COLUMN invoices.project_id IS 'Project of the same customer the invoice is for.';
COMMENT ON COLUMN invoices.quote_id IS 'Accepted quote it was made from; NULL for a free invoice.';
COMMENT ON COLUMN invoices.quote_version_id IS 'Issued version it was made from; NULL for a free invoice.';
COMMENT ON COLUMN invoices.title IS 'Title printed on the invoice.';
COMMENT ON COLUMN invoices.description IS 'Introduction printed on the invoice.';
COMMENT ON COLUMN invoices.currency_code IS
    'Document currency, ISO 4217; the unit of every amount without a prefix in this row.';
COMMENT ON COLUMN invoices.tax_profile IS
    'Country profile the tax rules come from, two upper-case letters such as NZ.';
COMMENT ON COLUMN invoices.tax_basis IS 'Whether entered prices are net or gross of tax by default.';
COMMENT ON COLUMN invoices.tax_level IS
    'LINE rounds tax per line, DOCUMENT rounds it once per tax rate over the document.';
COMMENT ON COLUMN invoices.tax_rounding IS
    'Rounding mode of tax: HALF_UP, HALF_EVEN, HALF_DOWN or DOWN. Every other amount rounds half up.';
COMMENT ON COLUMN invoices.subtotal_amount IS
    'Sum of the counting lines'' subtotals before any discount, document currency.';
COMMENT ON COLUMN invoices.discount_amount IS 'Sum of line and document discounts, document currency.';
COMMENT ON COLUMN invoices.included_tax_amount IS
    'Tax contained in tax-inclusive prices, taken out to reach the net amount; document currency.';
COMMENT ON COLUMN invoices.net_amount IS
    'Amount without tax: subtotal less discounts less included tax; document currency.';
COMMENT ON COLUMN invoices.tax_amount IS 'Tax on the net amount, document currency.';
COMMENT ON COLUMN invoices.total_amount IS 'Net plus tax, document currency; what is to be paid.';
COMMENT ON COLUMN invoices.fx_rate_id IS
    'Exchange rate row the conversion came from; NULL when it was entered by hand or not needed.';
COMMENT ON COLUMN invoices.exchange_rate IS
    'Base currency units for one unit of the document currency, 16 decimals; 1 when both are the same.';
COMMENT ON COLUMN invoices.fx_source IS 'Where the exchange rate came from, in words.';
COMMENT ON COLUMN invoices.fx_date IS 'Day the exchange rate applies to.';
COMMENT ON COLUMN invoices.fx_inverse IS 'True when the stored rate pair was used the other way round.';
COMMENT ON COLUMN invoices.base_currency_code IS 'Base currency of the organization at the time, ISO 4217.';
COMMENT ON COLUMN invoices.base_net_amount IS
    'Base total less base tax, base currency; not converted on its own, so that the three add up.';
COMMENT ON COLUMN invoices.base_tax_amount IS 'Tax amount converted with exchange_rate, base currency.';
COMMENT ON COLUMN invoices.base_total_amount IS 'Total amount converted with exchange_rate, base currency.';
COMMENT ON COLUMN invoices.deposit_amount IS 'Deposit named on the invoice, document currency; NULL when none.';
COMMENT ON COLUMN invoices.paid_amount IS 'Sum of completed payments, document currency.';
COMMENT ON COLUMN invoices.balance_amount IS 'What is still to be paid, document currency: total less paid.';
COMMENT ON COLUMN invoices.issued_at IS 'When the invoice was sent.';
COMMENT ON COLUMN invoices.due_date IS 'Last day to pay, inclusive.';
COMMENT ON COLUMN invoices.paid_at IS 'When the balance reached 0.';
COMMENT ON COLUMN invoices.overdue_at IS 'When the invoice was found overdue.';
COMMENT ON COLUMN invoices.written_off_at IS
    'When the balance was given up; set exactly while status is written_off.';
COMMENT ON COLUMN invoices.write_off_reason IS 'Why the balance was given up.';
COMMENT ON COLUMN invoices.terms_conditions IS 'Terms printed on the document.';
COMMENT ON COLUMN invoices.notes IS 'Remarks printed for the customer.';
COMMENT ON COLUMN invoices.internal_notes IS
    'Remarks for staff; never printed, not part of the hash, editable in any status.';
COMMENT ON COLUMN invoices.approved_by IS 'User whose decision completed the approval; NULL when none was needed.';
COMMENT ON COLUMN invoices.approved_at IS 'When issuing was approved; NULL when no approval was needed.';
COMMENT ON COLUMN invoices.search_text IS
    'Normalized text the application builds for substring search; indexed by trigrams, never shown.';
COMMENT ON COLUMN invoices.metadata IS
    'Labels, tags and free custom fields. Guarded: no key may name a business value.';
COMMENT ON COLUMN invoices.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN invoices.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN invoices.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN invoices.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN invoices.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE invoice_documents (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    invoice_id      uuid        NOT NULL,
    content_hash    bytea       NOT NULL,
    canonical_json  bytea       NOT NULL,
    pdf             bytea       NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_invoice_documents PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_invoice_documents_invoice_id UNIQUE (organization_id, invoice_id),
    CONSTRAINT fk_invoice_documents_invoice_id
        FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_invoice_documents_content_hash CHECK (octet_length(content_hash) = 32)
);

ALTER TABLE invoice_documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice_documents FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON invoice_documents
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT ON invoice_documents TO ${app};
GRANT SELECT ON invoice_documents TO ${readonly};

COMMENT ON TABLE invoice_documents IS
    'The invoice as issued: canonical JSON, its hash and PDF. Insert only, written in the issuing transaction; kept 10 years.';
COMMENT ON COLUMN invoice_documents.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN invoice_documents.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN invoice_documents.invoice_id IS 'Invoice the row belongs to.';
COMMENT ON COLUMN invoice_documents.content_hash IS 'SHA-256 of canonical_json.';
COMMENT ON COLUMN invoice_documents.canonical_json IS
    'Canonical JSON (RFC 8785) of the invoice, the exact bytes that were hashed.';
COMMENT ON COLUMN invoice_documents.pdf IS 'The PDF as sent.';
COMMENT ON COLUMN invoice_documents.created_at IS 'When the invoice was issued.';


CREATE TABLE invoice_line_items (
    organization_id            uuid          NOT NULL,
    id                         uuid          NOT NULL,
    invoice_id                 uuid          NOT NULL,
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
    quote_version_line_item_id uuid,
    service_category_id        uuid,
    delivery_role_id           uuid,
    rate_card_id               uuid,
    tax_class_id               uuid          NOT NULL,
    tax_class_code             text          NOT NULL,
    metadata                   jsonb         NOT NULL DEFAULT '{}',
    version                    bigint        NOT NULL DEFAULT 0,
    created_at                 timestamptz   NOT NULL DEFAULT now(),
    updated_at                 timestamptz   NOT NULL DEFAULT now(),

    CONSTRAINT pk_invoice_line_items PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_invoice_line_items_invoice_id_position
        UNIQUE (organization_id, invoice_id, position) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_invoice_line_items_invoice_id
        FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_invoice_line_items_quote_version_line_item_id
        FOREIGN KEY (organization_id, quote_version_line_item_id)
        REFERENCES quote_version_line_items (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoice_line_items_service_category_id
        FOREIGN KEY (organization_id, service_category_id)
        REFERENCES service_categories (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoice_line_items_delivery_role_id
        FOREIGN KEY (organization_id, delivery_role_id)
        REFERENCES delivery_roles (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoice_line_items_rate_card_id
        FOREIGN KEY (organization_id, rate_card_id)
        REFERENCES rate_cards (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoice_line_items_tax_class_id
        FOREIGN KEY (organization_id, tax_class_id)
        REFERENCES tax_classes (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_invoice_line_items_position CHECK (position BETWEEN 1 AND 1000),
    CONSTRAINT ck_invoice_line_items_kind
        CHECK (kind IN ('service', 'product', 'material', 'travel', 'expense')),
    CONSTRAINT ck_invoice_line_items_description CHECK (char_length(description) BETWEEN 1 AND 1000),
    CONSTRAINT ck_invoice_line_items_item_code CHECK (char_length(item_code) BETWEEN 1 AND 50),
    CONSTRAINT ck_invoice_line_items_quantity CHECK (quantity > 0),
    CONSTRAINT ck_invoice_line_items_unit CHECK (char_length(unit) BETWEEN 1 AND 50),
    CONSTRAINT ck_invoice_line_items_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_invoice_line_items_tax_rate CHECK (tax_rate BETWEEN 0 AND 1),
    CONSTRAINT ck_invoice_line_items_tax_exempt_reason
        CHECK (char_length(tax_exempt_reason) BETWEEN 3 AND 200),
    CONSTRAINT ck_invoice_line_items_discount_percentage CHECK (discount_percentage BETWEEN 0 AND 1),
    CONSTRAINT ck_invoice_line_items_discount_percentage_amount CHECK (discount_percentage_amount >= 0),
    CONSTRAINT ck_invoice_line_items_discount_fixed_amount CHECK (discount_fixed_amount >= 0),
    CONSTRAINT ck_invoice_line_items_discount_per_unit CHECK (discount_per_unit >= 0),
    CONSTRAINT ck_invoice_line_items_discount_per_unit_amount CHECK (discount_per_unit_amount >= 0),
    CONSTRAINT ck_invoice_line_items_document_discount_amount CHECK (document_discount_amount >= 0),
    CONSTRAINT ck_invoice_line_items_subtotal_amount CHECK (subtotal_amount >= 0),
    CONSTRAINT ck_invoice_line_items_net_amount CHECK (net_amount >= 0),
    CONSTRAINT ck_invoice_line_items_tax_amount CHECK (tax_amount >= 0),
    CONSTRAINT ck_invoice_line_items_total_amount CHECK (total_amount >= 0),
    CONSTRAINT ck_invoice_line_items_tax_class_code CHECK (char_length(tax_class_code) BETWEEN 1 AND 20),
    CONSTRAINT ck_invoice_line_items_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT ck_invoice_line_items_metadata_clean CHECK (metadata_is_clean(metadata)),
    CONSTRAINT ck_invoice_line_items_version CHECK (version >= 0),
    CONSTRAINT ck_invoice_line_items_amounts
        CHECK (
            total_amount = net_amount + tax_amount
            AND subtotal_amount
                - discount_percentage_amount
                - discount_fixed_amount
                - discount_per_unit_amount
                - document_discount_amount
                = CASE WHEN tax_inclusive THEN total_amount ELSE net_amount END)
);

CREATE INDEX ix_invoice_line_items_quote_version_line_item_id
    ON invoice_line_items (organization_id, quote_version_line_item_id);
CREATE INDEX ix_invoice_line_items_service_category_id
    ON invoice_line_items (organization_id, service_category_id);
CREATE INDEX ix_invoice_line_items_delivery_role_id ON invoice_line_items (organization_id, delivery_role_id);
CREATE INDEX ix_invoice_line_items_rate_card_id ON invoice_line_items (organization_id, rate_card_id);
CREATE INDEX ix_invoice_line_items_tax_class_id ON invoice_line_items (organization_id, tax_class_id);

ALTER TABLE invoice_line_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice_line_items FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON invoice_line_items
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON invoice_line_items TO ${app};
GRANT SELECT ON invoice_line_items TO ${readonly};

COMMENT ON TABLE invoice_line_items IS 'Lines of an invoice; all of them count.';
COMMENT ON COLUMN invoice_line_items.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN invoice_line_items.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN invoice_line_items.invoice_id IS 'Invoice the row belongs to.';
COMMENT ON COLUMN invoice_line_items.position IS 'Order within the parent, starting at 1.';
COMMENT ON COLUMN invoice_line_items.kind IS 'What is sold: service, product, material, travel or expense.';
COMMENT ON COLUMN invoice_line_items.description IS 'Text printed for the line.';
COMMENT ON COLUMN invoice_line_items.item_code IS 'Article code of the priced item, as printed.';
COMMENT ON COLUMN invoice_line_items.quantity IS 'Number of units, six decimals.';
COMMENT ON COLUMN invoice_line_items.unit IS 'Unit the quantity counts and the price is per, such as hour or day.';
COMMENT ON COLUMN invoice_line_items.unit_price IS
    'Price of one unit before discounts, document currency, six decimals; contains tax when tax_inclusive.';
COMMENT ON COLUMN invoice_line_items.tax_inclusive IS 'True when unit_price already contains the tax.';
COMMENT ON COLUMN invoice_line_items.tax_rate IS 'Tax rate as a fraction: 0.15 is 15 per cent.';
COMMENT ON COLUMN invoice_line_items.tax_exempt_reason IS
    'Why no tax is charged, printed on the document; NULL when tax applies as usual.';
COMMENT ON COLUMN invoice_line_items.discount_percentage IS
    'Line discount as a fraction of the subtotal: 0.1 is 10 per cent.';
COMMENT ON COLUMN invoice_line_items.discount_percentage_amount IS
    'Money value of the percentage discount, document currency.';
COMMENT ON COLUMN invoice_line_items.discount_fixed_amount IS
    'Fixed discount on the whole line, document currency.';
COMMENT ON COLUMN invoice_line_items.discount_per_unit IS 'Discount on each unit, document currency, six decimals.';
COMMENT ON COLUMN invoice_line_items.discount_per_unit_amount IS
    'Money value of the discount per unit over the quantity, document currency.';
COMMENT ON COLUMN invoice_line_items.document_discount_amount IS
    'Share of the document discounts that falls on this line, document currency.';
COMMENT ON COLUMN invoice_line_items.subtotal_amount IS
    'Quantity times unit price, rounded, before discounts; document currency.';
COMMENT ON COLUMN invoice_line_items.net_amount IS
    'Line amount without tax after all discounts, document currency.';
COMMENT ON COLUMN invoice_line_items.tax_amount IS 'Tax of the line, document currency.';
COMMENT ON COLUMN invoice_line_items.total_amount IS 'Line amount with tax, document currency.';
COMMENT ON COLUMN invoice_line_items.quote_version_line_item_id IS
    'Line of the issued version it was copied from; NULL for lines added by hand.';
COMMENT ON COLUMN invoice_line_items.service_category_id IS 'Service category of the line; NULL when none applies.';
COMMENT ON COLUMN invoice_line_items.delivery_role_id IS
    'Trade role that does the work; NULL when the price does not depend on one.';
COMMENT ON COLUMN invoice_line_items.rate_card_id IS
    'Rate card the price came from; NULL for prices entered by hand.';
COMMENT ON COLUMN invoice_line_items.tax_class_id IS 'Tax class that decides the rate.';
COMMENT ON COLUMN invoice_line_items.tax_class_code IS
    'Code of the tax class as printed, kept if the class is renamed.';
COMMENT ON COLUMN invoice_line_items.metadata IS
    'Labels, tags and free custom fields. Guarded: no key may name a business value.';
COMMENT ON COLUMN invoice_line_items.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN invoice_line_items.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN invoice_line_items.updated_at IS 'When the row was last changed.';


CREATE TABLE payments (
    organization_id uuid          NOT NULL,
    id              uuid          NOT NULL,
    invoice_id      uuid          NOT NULL,
    currency_code   text          NOT NULL,
    amount          numeric(19,4) NOT NULL,
    method          text          NOT NULL,
    reference       text,
    status          text          NOT NULL DEFAULT 'completed',
    paid_at         timestamptz   NOT NULL,
    voided_at       timestamptz,
    voided_by       uuid,
    void_reason     text,
    idempotency_key text,
    gateway         text,
    gateway_payload jsonb,
    version         bigint        NOT NULL DEFAULT 0,
    created_at      timestamptz   NOT NULL DEFAULT now(),
    updated_at      timestamptz   NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_by      uuid,

    CONSTRAINT pk_payments PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_payments_invoice_id
        FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_payments_voided_by
        FOREIGN KEY (organization_id, voided_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_payments_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_payments_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_payments_currency_code
        FOREIGN KEY (organization_id, invoice_id, currency_code)
        REFERENCES invoices (organization_id, id, currency_code) ON DELETE RESTRICT,
    CONSTRAINT ck_payments_amount CHECK (amount > 0),
    CONSTRAINT ck_payments_method
        CHECK (method IN ('bank_transfer', 'card', 'cash', 'cheque', 'direct_debit', 'other')),
    CONSTRAINT ck_payments_reference CHECK (char_length(reference) BETWEEN 1 AND 100),
    CONSTRAINT ck_payments_status CHECK (status IN ('pending', 'completed', 'void', 'failed')),
    CONSTRAINT ck_payments_void_reason CHECK (char_length(void_reason) BETWEEN 3 AND 1000),
    CONSTRAINT ck_payments_idempotency_key CHECK (char_length(idempotency_key) BETWEEN 1 AND 128),
    CONSTRAINT ck_payments_gateway CHECK (char_length(gateway) BETWEEN 1 AND 50),
    CONSTRAINT ck_payments_gateway_payload_object CHECK (jsonb_typeof(gateway_payload) = 'object'),
    CONSTRAINT ck_payments_version CHECK (version >= 0),
    CONSTRAINT ck_payments_creator CHECK (created_by IS NOT NULL),
    CONSTRAINT ck_payments_void
        CHECK ((status = 'void') = (voided_at IS NOT NULL AND void_reason IS NOT NULL))
);

CREATE UNIQUE INDEX uq_payments_idempotency_key ON payments (organization_id, invoice_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;
CREATE INDEX ix_payments_invoice_id_paid_at ON payments (organization_id, invoice_id, paid_at);
CREATE INDEX ix_payments_paid_at_id ON payments (organization_id, paid_at DESC, id DESC);
CREATE INDEX ix_payments_status_paid_at ON payments (organization_id, status, paid_at DESC);

ALTER TABLE payments ENABLE ROW LEVEL SECURITY;
ALTER TABLE payments FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON payments
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE ON payments TO ${app};
GRANT SELECT ON payments TO ${readonly};

COMMENT ON TABLE payments IS
    'Money received for an invoice; any number each. Voided, never deleted; kept 10 years.';
COMMENT ON COLUMN payments.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN payments.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN payments.invoice_id IS 'Invoice the row belongs to.';
COMMENT ON COLUMN payments.currency_code IS 'Currency of the invoice, held equal by a composite key.';
COMMENT ON COLUMN payments.amount IS 'Amount received, invoice currency.';
COMMENT ON COLUMN payments.method IS 'How it was paid.';
COMMENT ON COLUMN payments.reference IS 'Reference on the bank statement or receipt.';
COMMENT ON COLUMN payments.status IS 'pending, completed, void or failed; only completed ones count as paid.';
COMMENT ON COLUMN payments.paid_at IS 'When the money was received.';
COMMENT ON COLUMN payments.voided_at IS 'When the payment was voided; set exactly while status is void.';
COMMENT ON COLUMN payments.voided_by IS 'User who voided it.';
COMMENT ON COLUMN payments.void_reason IS 'Why it was voided.';
COMMENT ON COLUMN payments.idempotency_key IS
    'Key the client sent, copied as text: stored answers are purged, payments are not.';
COMMENT ON COLUMN payments.gateway IS 'Payment provider; NULL when entered by hand.';
COMMENT ON COLUMN payments.gateway_payload IS
    'Answer of the provider as received; amount, currency and status are the typed columns beside it.';
COMMENT ON COLUMN payments.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN payments.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN payments.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN payments.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN payments.updated_by IS 'User who last changed the row; NULL means the system.';
