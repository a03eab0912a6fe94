CREATE TABLE tax_rates (
    organization_id uuid          NOT NULL,
    id              uuid          NOT NULL,
    tax_class_id    uuid          NOT NULL,
    rate            numeric(11,8) NOT NULL,
    effective_from  date          NOT NULL,
    effective_until date,
    version         bigint        NOT NULL DEFAULT 0,
    created_at      timestamptz   NOT NULL DEFAULT now(),
    updated_at      timestamptz   NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_by      uuid,

    CONSTRAINT pk_tax_rates PRIMARY KEY (organization_id, id),
    CONSTRAINT ex_tax_rates_period
        EXCLUDE USING gist (
            organization_id WITH =,
            tax_class_id WITH =,
            daterange(effective_from, effective_until, '[]') WITH &&),
    CONSTRAINT fk_tax_rates_tax_class_id
        FOREIGN KEY (organization_id, tax_class_id)
        REFERENCES tax_classes (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_tax_rates_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_tax_rates_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_tax_rates_rate CHECK (rate BETWEEN 0 AND 1),
    CONSTRAINT ck_tax_rates_version CHECK (version >= 0),
    CONSTRAINT ck_tax_rates_range CHECK (effective_until >= effective_from)
);

CREATE INDEX ix_tax_rates_tax_class_id_effective_from
    ON tax_rates (organization_id, tax_class_id, effective_from DESC);

ALTER TABLE tax_rates ENABLE ROW LEVEL SECURITY;
ALTER TABLE tax_rates FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON tax_rates
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON tax_rates TO ${app};
GRANT SELECT ON tax_rates TO ${readonly};

COMMENT ON TABLE tax_rates IS
    'Rate of a tax class over time; periods of a class never overlap. A rate in use is ended, not changed.';
COMMENT ON COLUMN tax_rates.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN tax_rates.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN tax_rates.tax_class_id IS 'Tax class that decides the rate.';
COMMENT ON COLUMN tax_rates.rate IS 'Rate as a fraction: 0.15 is 15 per cent.';
COMMENT ON COLUMN tax_rates.effective_from IS 'First day the row applies, inclusive.';
COMMENT ON COLUMN tax_rates.effective_until IS 'Last day the row applies, inclusive; NULL while open.';
COMMENT ON COLUMN tax_rates.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN tax_rates.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN tax_rates.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN tax_rates.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN tax_rates.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE fx_rates (
    organization_id     uuid           NOT NULL,
    id                  uuid           NOT NULL,
    base_currency_code  text           NOT NULL,
    quote_currency_code text           NOT NULL,
    rate                numeric(28,16) NOT NULL,
    effective_from      date           NOT NULL,
    source              text           NOT NULL,
    is_verified         boolean        NOT NULL DEFAULT false,
    version             bigint         NOT NULL DEFAULT 0,
    created_at          timestamptz    NOT NULL DEFAULT now(),
    updated_at          timestamptz    NOT NULL DEFAULT now(),
    created_by          uuid,
    updated_by          uuid,

    CONSTRAINT pk_fx_rates PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_fx_rates_pair_effective_from
        UNIQUE (organization_id, base_currency_code, quote_currency_code, effective_from),
    CONSTRAINT fk_fx_rates_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_fx_rates_base_currency_code
        FOREIGN KEY (base_currency_code) REFERENCES currencies (code) ON DELETE NO ACTION,
    CONSTRAINT fk_fx_rates_quote_currency_code
        FOREIGN KEY (quote_currency_code) REFERENCES currencies (code) ON DELETE NO ACTION,
    CONSTRAINT fk_fx_rates_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_fx_rates_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_fx_rates_rate CHECK (rate > 0),
    CONSTRAINT ck_fx_rates_source CHECK (char_length(source) BETWEEN 1 AND 50),
    CONSTRAINT ck_fx_rates_version CHECK (version >= 0),
    CONSTRAINT ck_fx_rates_pair CHECK (base_currency_code <> quote_currency_code)
);

ALTER TABLE fx_rates ENABLE ROW LEVEL SECURITY;
ALTER TABLE fx_rates FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON fx_rates
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE ON fx_rates TO ${app};
GRANT SELECT ON fx_rates TO ${readonly};

COMMENT ON TABLE fx_rates IS
    'Exchange rates kept by the organization. Documents copy the rate, so edits touch nothing issued.';
COMMENT ON COLUMN fx_rates.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN fx_rates.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN fx_rates.base_currency_code IS 'The one unit: 1 of this currency is worth rate of the other.';
COMMENT ON COLUMN fx_rates.quote_currency_code IS 'The currency rate is counted in.';
COMMENT ON COLUMN fx_rates.rate IS 'Units of the quote currency for one unit of the base currency, 16 decimals.';
COMMENT ON COLUMN fx_rates.effective_from IS 'First day the rate applies; it holds until the next row of the pair.';
COMMENT ON COLUMN fx_rates.source IS 'Where the rate came from.';
COMMENT ON COLUMN fx_rates.is_verified IS 'Whether somebody confirmed the rate.';
COMMENT ON COLUMN fx_rates.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN fx_rates.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN fx_rates.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN fx_rates.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN fx_rates.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE rate_cards (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    name            text        NOT NULL,
    revision        text        NOT NULL DEFAULT '1.0',
    description     text,
    currency_code   text        NOT NULL,
    effective_from  date        NOT NULL,
    effective_until date,
    is_default      boolean     NOT NULL DEFAULT false,
    is_active       boolean     NOT NULL DEFAULT true,
    metadata        jsonb       NOT NULL DEFAULT '{}',
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_by      uuid,

    CONSTRAINT pk_rate_cards PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_rate_cards_id_currency_code UNIQUE (organization_id, id, currency_code),
    CONSTRAINT ex_rate_cards_default
        EXCLUDE USING gist (
            organization_id WITH =,
            currency_code WITH =,
            daterange(effective_from, effective_until, '[]') WITH &&) WHERE (is_default AND is_active),
    CONSTRAINT fk_rate_cards_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_rate_cards_currency_code
        FOREIGN KEY (currency_code) REFERENCES currencies (code) ON DELETE NO ACTION,
    CONSTRAINT fk_rate_cards_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_rate_cards_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_rate_cards_name CHECK (char_length(name) BETWEEN 2 AND 255),
    CONSTRAINT ck_rate_cards_revision CHECK (char_length(revision) BETWEEN 1 AND 20),
    CONSTRAINT ck_rate_cards_description CHECK (char_length(description) <= 2000),
    CONSTRAINT ck_rate_cards_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT ck_rate_cards_metadata_clean CHECK (metadata_is_clean(metadata)),
    CONSTRAINT ck_rate_cards_version CHECK (version >= 0),
    CONSTRAINT ck_rate_cards_range CHECK (effective_until >= effective_from)
);

CREATE UNIQUE INDEX uq_rate_cards_name ON rate_cards (organization_id, lower(name), revision);
CREATE INDEX ix_rate_cards_currency_code_effective_from_id
    ON rate_cards (organization_id, currency_code, effective_from DESC, id)
    WHERE is_active;
CREATE INDEX ix_rate_cards_created_at_id ON rate_cards (organization_id, created_at DESC, id DESC);

ALTER TABLE rate_cards ENABLE ROW LEVEL SECURITY;
ALTER TABLE rate_cards FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON rate_cards
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON rate_cards TO ${app};
GRANT SELECT ON rate_cards TO ${readonly};

COMMENT ON TABLE rate_cards IS
    'Price lists in one currency with a period. On any day at most one active default per currency.';
COMMENT ON COLUMN rate_cards.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN rate_cards.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN rate_cards.name IS 'Name; unique together with the revision.';
COMMENT ON COLUMN rate_cards.revision IS 'Label of the edition, such as 1.0. Not the lock: that is version.';
COMMENT ON COLUMN rate_cards.description IS 'What the list is for.';
COMMENT ON COLUMN rate_cards.currency_code IS 'Currency of every price on the card, ISO 4217.';
COMMENT ON COLUMN rate_cards.effective_from IS 'First day the row applies, inclusive.';
COMMENT ON COLUMN rate_cards.effective_until IS 'Last day the row applies, inclusive; NULL while open.';
COMMENT ON COLUMN rate_cards.is_default IS 'Used when a quote names no card.';
COMMENT ON COLUMN rate_cards.is_active IS
    'False takes the row out of new use; what already refers to it stays valid.';
COMMENT ON COLUMN rate_cards.metadata IS
    'Labels, tags and free custom fields. Guarded: no key may name a business value.';
COMMENT ON COLUMN rate_cards.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN rate_cards.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN rate_cards.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN rate_cards.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN rate_cards.updated_by IS 'User who last changed the row; NULL means the system.';


-- Items without a role are compared through an all-zero id: NULL equals nothing, so two of them would never
-- conflict.
CREATE TABLE rate_card_items (
    organization_id     uuid          NOT NULL,
    id                  uuid          NOT NULL,
    rate_card_id        uuid          NOT NULL,
    currency_code       text          NOT NULL,
    service_category_id uuid          NOT NULL,
    delivery_role_id    uuid,
    item_code           text,
    description         text,
    unit                text          NOT NULL DEFAULT 'hour',
    base_rate           numeric(19,6) NOT NULL,
    unit_cost           numeric(19,6),
    tax_class_id        uuid          NOT NULL,
    effective_from      date          NOT NULL,
    effective_until     date,
    is_active           boolean       NOT NULL DEFAULT true,
    metadata            jsonb         NOT NULL DEFAULT '{}',
    version             bigint        NOT NULL DEFAULT 0,
    created_at          timestamptz   NOT NULL DEFAULT now(),
    updated_at          timestamptz   NOT NULL DEFAULT now(),
    created_by          uuid,
    updated_by          uuid,

    CONSTRAINT pk_rate_card_items PRIMARY KEY (organization_id, id),
    CONSTRAINT ex_rate_card_items_period
        EXCLUDE USING gist (
            organization_id WITH =,
            rate_card_id WITH =,
            service_category_id WITH =,
            coalesce(delivery_role_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =,
            unit WITH =,
            currency_code WITH =,
            daterange(effective_from, effective_until, '[]') WITH &&) WHERE (is_active),
    CONSTRAINT ex_rate_card_items_item_code
        EXCLUDE USING gist (
            organization_id WITH =,
            rate_card_id WITH =,
            item_code WITH =,
            daterange(effective_from, effective_until, '[]') WITH &&) WHERE (is_active AND item_code IS NOT NULL),
    CONSTRAINT fk_rate_card_items_service_category_id
        FOREIGN KEY (organization_id, service_category_id)
        REFERENCES service_categories (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_rate_card_items_delivery_role_id
        FOREIGN KEY (organization_id, delivery_role_id)
        REFERENCES delivery_roles (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_rate_card_items_tax_class_id
        FOREIGN KEY (organization_id, tax_class_id)
        REFERENCES tax_classes (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_rate_card_items_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_rate_card_items_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_rate_card_items_currency_code
        FOREIGN KEY (organization_id, rate_card_id, currency_code)
        REFERENCES rate_cards (organization_id, id, currency_code) ON DELETE CASCADE,
    CONSTRAINT ck_rate_card_items_item_code CHECK (char_length(item_code) BETWEEN 1 AND 50),
    CONSTRAINT ck_rate_card_items_description CHECK (char_length(description) <= 1000),
    CONSTRAINT ck_rate_card_items_unit CHECK (char_length(unit) BETWEEN 1 AND 50),
    CONSTRAINT ck_rate_card_items_base_rate CHECK (base_rate BETWEEN 0 AND 999999999),
    CONSTRAINT ck_rate_card_items_unit_cost CHECK (unit_cost >= 0),
    CONSTRAINT ck_rate_card_items_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT ck_rate_card_items_metadata_clean CHECK (metadata_is_clean(metadata)),
    CONSTRAINT ck_rate_card_items_version CHECK (version >= 0),
    CONSTRAINT ck_rate_card_items_range CHECK (effective_until >= effective_from)
);

CREATE INDEX ix_rate_card_items_item_code_effective_from
    ON rate_card_items (organization_id, item_code, effective_from DESC)
    WHERE is_active;
CREATE INDEX ix_rate_card_items_service_category_id_delivery_role_id
    ON rate_card_items (organization_id, service_category_id, delivery_role_id);
CREATE INDEX ix_rate_card_items_delivery_role_id ON rate_card_items (organization_id, delivery_role_id);
CREATE INDEX ix_rate_card_items_tax_class_id ON rate_card_items (organization_id, tax_class_id);
CREATE INDEX ix_rate_card_items_rate_card_id_effective_from
    ON rate_card_items (organization_id, rate_card_id, effective_from DESC);

ALTER TABLE rate_card_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE rate_card_items FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON rate_card_items
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON rate_card_items TO ${app};
GRANT SELECT ON rate_card_items TO ${readonly};

COMMENT ON TABLE rate_card_items IS
    'A price for a service category, trade role and unit over a period. Items in use are ended or deactivated, not deleted.';
COMMENT ON COLUMN rate_card_items.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN rate_card_items.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN rate_card_items.rate_card_id IS 'Card the price belongs to.';
COMMENT ON COLUMN rate_card_items.currency_code IS 'Currency of the card, held equal by a composite key.';
COMMENT ON COLUMN rate_card_items.service_category_id IS 'Category the price is for.';
COMMENT ON COLUMN rate_card_items.delivery_role_id IS
    'Trade role the price is for; NULL means any role of the category.';
COMMENT ON COLUMN rate_card_items.item_code IS
    'Code the price can be asked for by; at any time one active item of a card has it.';
COMMENT ON COLUMN rate_card_items.description IS 'Text proposed for a quote line.';
COMMENT ON COLUMN rate_card_items.unit IS 'Unit the price is for, such as hour.';
COMMENT ON COLUMN rate_card_items.base_rate IS 'Price of one unit, card currency, six decimals.';
COMMENT ON COLUMN rate_card_items.unit_cost IS
    'Own cost of one unit, card currency, six decimals. NULL is unknown, 0 is free.';
COMMENT ON COLUMN rate_card_items.tax_class_id IS 'Tax class that decides the rate.';
COMMENT ON COLUMN rate_card_items.effective_from IS 'First day the row applies, inclusive.';
COMMENT ON COLUMN rate_card_items.effective_until IS 'Last day the row applies, inclusive; NULL while open.';
COMMENT ON COLUMN rate_card_items.is_active IS
    'False takes the row out of new use; what already refers to it stays valid.';
COMMENT ON COLUMN rate_card_items.metadata IS
    'Labels, tags and free custom fields. Guarded: no key may name a business value.';
COMMENT ON COLUMN rate_card_items.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN rate_card_items.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN rate_card_items.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN rate_card_items.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN rate_card_items.updated_by IS 'User who last changed the row; NULL means the system.';
