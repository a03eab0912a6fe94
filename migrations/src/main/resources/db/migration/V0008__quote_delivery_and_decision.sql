CREATE TABLE quote_delivery_tokens (
    organization_id  uuid        NOT NULL,
    id               uuid        NOT NULL,
    quote_id         uuid        NOT NULL,
    quote_version_id uuid        NOT NULL,
    contact_id       uuid,
    recipient_name   text,
    recipient_email  text,
    may_decide       boolean     NOT NULL DEFAULT false,
    channel          text        NOT NULL,
    token_hash       bytea       NOT NULL,
    state            text        NOT NULL DEFAULT 'active',
    readable_until   timestamptz NOT NULL,
    first_viewed_at  timestamptz,
    last_viewed_at   timestamptz,
    view_count       integer     NOT NULL DEFAULT 0,
    closed_at        timestamptz,
    created_by       uuid        NOT NULL,
    revoked_by       uuid,
    version          bigint      NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_delivery_tokens PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quote_delivery_tokens_token_hash UNIQUE (organization_id, token_hash),
    CONSTRAINT fk_quote_delivery_tokens_quote_id
        FOREIGN KEY (organization_id, quote_id) REFERENCES quotes (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_delivery_tokens_contact_id
        FOREIGN KEY (organization_id, contact_id)
        REFERENCES customer_contacts (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_delivery_tokens_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_delivery_tokens_revoked_by
        FOREIGN KEY (organization_id, revoked_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_delivery_tokens_quote_version_id
        FOREIGN KEY (organization_id, quote_id, quote_version_id)
        REFERENCES quote_versions (organization_id, quote_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_quote_delivery_tokens_recipient_name CHECK (char_length(recipient_name) BETWEEN 1 AND 200),
    CONSTRAINT ck_quote_delivery_tokens_recipient_email
        CHECK (recipient_email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND octet_length(recipient_email) <= 254),
    CONSTRAINT ck_quote_delivery_tokens_channel CHECK (channel IN ('email', 'link')),
    CONSTRAINT ck_quote_delivery_tokens_token_hash CHECK (octet_length(token_hash) = 32),
    CONSTRAINT ck_quote_delivery_tokens_state CHECK (state IN ('active', 'consumed', 'closed', 'revoked')),
    CONSTRAINT ck_quote_delivery_tokens_view_count CHECK (view_count >= 0),
    CONSTRAINT ck_quote_delivery_tokens_version CHECK (version >= 0),
    CONSTRAINT ck_quote_delivery_tokens_closed CHECK ((state = 'active') = (closed_at IS NULL)),
    CONSTRAINT ck_quote_delivery_tokens_email CHECK (channel <> 'email' OR recipient_email IS NOT NULL)
);

CREATE INDEX ix_quote_delivery_tokens_quote_version_id_created_at
    ON quote_delivery_tokens (organization_id, quote_version_id, created_at);
CREATE INDEX ix_quote_delivery_tokens_quote_id ON quote_delivery_tokens (organization_id, quote_id);
CREATE INDEX ix_quote_delivery_tokens_contact_id ON quote_delivery_tokens (organization_id, contact_id);
-- A customer link names no tenant, so the look-up has to find it without one.
CREATE INDEX ix_quote_delivery_tokens_token_hash ON quote_delivery_tokens (token_hash);

ALTER TABLE quote_delivery_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_delivery_tokens FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_delivery_tokens
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());
CREATE POLICY lookup_read ON quote_delivery_tokens FOR SELECT TO ${lookup} USING (true);

GRANT SELECT, INSERT, UPDATE ON quote_delivery_tokens TO ${app};
GRANT SELECT (
    organization_id, id, quote_id, quote_version_id, contact_id, recipient_name, recipient_email,
    may_decide, channel, state, readable_until, first_viewed_at, last_viewed_at, view_count,
    closed_at, created_by, revoked_by, version, created_at, updated_at
) ON quote_delivery_tokens TO ${readonly};
GRANT SELECT (organization_id, id, token_hash) ON quote_delivery_tokens TO ${lookup};

COMMENT ON TABLE quote_delivery_tokens IS
    'Customer links. The clear token is stored nowhere, except sealed in its mail job until delivery. Recipient data is erased 90 days after closing.';
COMMENT ON COLUMN quote_delivery_tokens.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_delivery_tokens.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quote_delivery_tokens.quote_id IS 'Quote the row belongs to.';
COMMENT ON COLUMN quote_delivery_tokens.quote_version_id IS 'Issued version the link shows.';
COMMENT ON COLUMN quote_delivery_tokens.contact_id IS 'Contact the link was made for; NULL for a free recipient.';
COMMENT ON COLUMN quote_delivery_tokens.recipient_name IS 'Name of the recipient.';
COMMENT ON COLUMN quote_delivery_tokens.recipient_email IS
    'Address the link was mailed to; always set for channel email.';
COMMENT ON COLUMN quote_delivery_tokens.may_decide IS 'Whether the holder may accept or decline, not only read.';
COMMENT ON COLUMN quote_delivery_tokens.channel IS 'email: we mailed the link; link: staff passed it on.';
COMMENT ON COLUMN quote_delivery_tokens.token_hash IS
    'SHA-256 of the 32 random bytes handed out; the token itself is stored nowhere.';
COMMENT ON COLUMN quote_delivery_tokens.state IS
    'active, consumed by a decision, closed by withdrawal or a newer version, or revoked by hand.';
COMMENT ON COLUMN quote_delivery_tokens.readable_until IS 'Instant after which the link shows nothing any more.';
COMMENT ON COLUMN quote_delivery_tokens.first_viewed_at IS 'First reported view.';
COMMENT ON COLUMN quote_delivery_tokens.last_viewed_at IS 'Latest reported view.';
COMMENT ON COLUMN quote_delivery_tokens.view_count IS 'Number of reported views.';
COMMENT ON COLUMN quote_delivery_tokens.closed_at IS
    'When the link stopped being active; NULL exactly while it is.';
COMMENT ON COLUMN quote_delivery_tokens.created_by IS 'User who sent or made the link.';
COMMENT ON COLUMN quote_delivery_tokens.revoked_by IS 'User who revoked the link by hand.';
COMMENT ON COLUMN quote_delivery_tokens.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN quote_delivery_tokens.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN quote_delivery_tokens.updated_at IS 'When the row was last changed.';


CREATE TABLE quote_views (
    organization_id         uuid        NOT NULL,
    id                      uuid        NOT NULL,
    quote_delivery_token_id uuid        NOT NULL,
    quote_version_id        uuid        NOT NULL,
    ip_address              inet,
    user_agent              text,
    created_at              timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_views PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_quote_views_quote_delivery_token_id
        FOREIGN KEY (organization_id, quote_delivery_token_id)
        REFERENCES quote_delivery_tokens (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_views_quote_version_id
        FOREIGN KEY (organization_id, quote_version_id)
        REFERENCES quote_versions (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_quote_views_user_agent CHECK (char_length(user_agent) <= 512)
);

CREATE INDEX ix_quote_views_quote_delivery_token_id_created_at
    ON quote_views (organization_id, quote_delivery_token_id, created_at DESC);
CREATE INDEX ix_quote_views_quote_version_id ON quote_views (organization_id, quote_version_id);

ALTER TABLE quote_views ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_views FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_views
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, DELETE ON quote_views TO ${app};
GRANT SELECT ON quote_views TO ${readonly};

COMMENT ON TABLE quote_views IS 'Reported views of a link. Insert only; purged after 13 months.';
COMMENT ON COLUMN quote_views.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_views.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quote_views.quote_delivery_token_id IS 'Link that was viewed.';
COMMENT ON COLUMN quote_views.quote_version_id IS 'Version that was shown.';
COMMENT ON COLUMN quote_views.ip_address IS 'Client address as seen through the trusted proxies.';
COMMENT ON COLUMN quote_views.user_agent IS 'User agent header of the client, cut to 512 characters.';
COMMENT ON COLUMN quote_views.created_at IS 'When the view was reported.';


CREATE TABLE quote_acceptances (
    organization_id         uuid          NOT NULL,
    id                      uuid          NOT NULL,
    quote_id                uuid          NOT NULL,
    quote_version_id        uuid          NOT NULL,
    content_hash            bytea         NOT NULL,
    decision                text          NOT NULL,
    channel                 text          NOT NULL,
    quote_delivery_token_id uuid,
    recorded_by             uuid,
    reference               text,
    signer_name             text          NOT NULL,
    signer_email            text,
    signer_role             text,
    reason                  text,
    terms_accepted          boolean       NOT NULL DEFAULT false,
    terms_hash              bytea,
    selection_hash          bytea,
    currency_code           text          NOT NULL,
    net_amount              numeric(19,4),
    tax_amount              numeric(19,4),
    total_amount            numeric(19,4),
    ip_address              inet,
    user_agent              text,
    locale                  text,
    created_at              timestamptz   NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_acceptances PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quote_acceptances_quote_version_id UNIQUE (organization_id, quote_version_id),
    CONSTRAINT fk_quote_acceptances_quote_id
        FOREIGN KEY (organization_id, quote_id) REFERENCES quotes (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_acceptances_quote_delivery_token_id
        FOREIGN KEY (organization_id, quote_delivery_token_id)
        REFERENCES quote_delivery_tokens (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_acceptances_recorded_by
        FOREIGN KEY (organization_id, recorded_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_acceptances_currency_code
        FOREIGN KEY (currency_code) REFERENCES currencies (code) ON DELETE NO ACTION,
    CONSTRAINT fk_quote_acceptances_quote_version_id
        FOREIGN KEY (organization_id, quote_id, quote_version_id)
        REFERENCES quote_versions (organization_id, quote_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_acceptances_content_hash
        FOREIGN KEY (organization_id, quote_version_id, content_hash)
        REFERENCES quote_versions (organization_id, id, content_hash) ON DELETE RESTRICT,
    CONSTRAINT ck_quote_acceptances_content_hash CHECK (octet_length(content_hash) = 32),
    CONSTRAINT ck_quote_acceptances_decision CHECK (decision IN ('accepted', 'rejected')),
    CONSTRAINT ck_quote_acceptances_channel CHECK (channel IN ('link', 'email', 'phone', 'paper', 'other')),
    CONSTRAINT ck_quote_acceptances_reference CHECK (char_length(reference) BETWEEN 1 AND 200),
    CONSTRAINT ck_quote_acceptances_signer_name CHECK (char_length(signer_name) BETWEEN 2 AND 200),
    CONSTRAINT ck_quote_acceptances_signer_email
        CHECK (signer_email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND octet_length(signer_email) <= 254),
    CONSTRAINT ck_quote_acceptances_signer_role CHECK (char_length(signer_role) BETWEEN 2 AND 100),
    CONSTRAINT ck_quote_acceptances_reason CHECK (char_length(reason) BETWEEN 3 AND 1000),
    CONSTRAINT ck_quote_acceptances_terms_hash CHECK (octet_length(terms_hash) = 32),
    CONSTRAINT ck_quote_acceptances_selection_hash CHECK (octet_length(selection_hash) = 32),
    CONSTRAINT ck_quote_acceptances_net_amount CHECK (net_amount >= 0),
    CONSTRAINT ck_quote_acceptances_tax_amount CHECK (tax_amount >= 0),
    CONSTRAINT ck_quote_acceptances_total_amount CHECK (total_amount >= 0),
    CONSTRAINT ck_quote_acceptances_user_agent CHECK (char_length(user_agent) <= 512),
    CONSTRAINT ck_quote_acceptances_locale CHECK (char_length(locale) BETWEEN 2 AND 35),
    CONSTRAINT ck_quote_acceptances_source
        CHECK (
            (channel = 'link') = (quote_delivery_token_id IS NOT NULL)
            AND (channel = 'link') = (recorded_by IS NULL)),
    CONSTRAINT ck_quote_acceptances_accepted
        CHECK (
            decision <> 'accepted'
            OR (terms_accepted AND selection_hash IS NOT NULL AND total_amount IS NOT NULL AND total_amount = net_amount + tax_amount)),
    CONSTRAINT ck_quote_acceptances_rejected CHECK (decision <> 'rejected' OR reason IS NOT NULL)
);

CREATE UNIQUE INDEX uq_quote_acceptances_accepted ON quote_acceptances (organization_id, quote_id)
    WHERE decision = 'accepted';
CREATE INDEX ix_quote_acceptances_quote_id ON quote_acceptances (organization_id, quote_id);
CREATE INDEX ix_quote_acceptances_quote_delivery_token_id
    ON quote_acceptances (organization_id, quote_delivery_token_id);
CREATE INDEX ix_quote_acceptances_created_at_id
    ON quote_acceptances (organization_id, created_at DESC, id DESC);

ALTER TABLE quote_acceptances ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_acceptances FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_acceptances
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT ON quote_acceptances TO ${app};
GRANT SELECT ON quote_acceptances TO ${readonly};

COMMENT ON TABLE quote_acceptances IS
    'Evidence of the customer''s decision on a version, accepted or rejected. Insert only; kept 10 years.';
COMMENT ON COLUMN quote_acceptances.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_acceptances.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quote_acceptances.quote_id IS 'Quote the row belongs to.';
COMMENT ON COLUMN quote_acceptances.quote_version_id IS 'Version decided on; each has at most one decision.';
COMMENT ON COLUMN quote_acceptances.content_hash IS
    'Hash of the content that was shown; a key binds it to the version''s hash.';
COMMENT ON COLUMN quote_acceptances.decision IS 'accepted or rejected.';
COMMENT ON COLUMN quote_acceptances.channel IS
    'link when the customer decided online, otherwise how staff learned of it.';
COMMENT ON COLUMN quote_acceptances.quote_delivery_token_id IS 'Link used; set exactly for channel link.';
COMMENT ON COLUMN quote_acceptances.recorded_by IS
    'User who recorded a decision made outside; set exactly when no link was used.';
COMMENT ON COLUMN quote_acceptances.reference IS 'Reference of the customer, such as a purchase order.';
COMMENT ON COLUMN quote_acceptances.signer_name IS 'Name the deciding person gave.';
COMMENT ON COLUMN quote_acceptances.signer_email IS 'Address the deciding person gave.';
COMMENT ON COLUMN quote_acceptances.signer_role IS 'Function the deciding person gave.';
COMMENT ON COLUMN quote_acceptances.reason IS 'Why the offer was declined.';
COMMENT ON COLUMN quote_acceptances.terms_accepted IS 'Whether the terms were agreed to; needed for an acceptance.';
COMMENT ON COLUMN quote_acceptances.terms_hash IS
    'SHA-256 of the terms that were shown; NULL when there were none.';
COMMENT ON COLUMN quote_acceptances.selection_hash IS 'SHA-256 of the chosen lines in canonical form.';
COMMENT ON COLUMN quote_acceptances.currency_code IS 'Currency of the accepted amounts, ISO 4217.';
COMMENT ON COLUMN quote_acceptances.net_amount IS 'Net amount of what was chosen; NULL for a rejection.';
COMMENT ON COLUMN quote_acceptances.tax_amount IS 'Tax of what was chosen; NULL for a rejection.';
COMMENT ON COLUMN quote_acceptances.total_amount IS 'Total of what was chosen; NULL for a rejection.';
COMMENT ON COLUMN quote_acceptances.ip_address IS 'Client address as seen through the trusted proxies.';
COMMENT ON COLUMN quote_acceptances.user_agent IS 'User agent header of the client, cut to 512 characters.';
COMMENT ON COLUMN quote_acceptances.locale IS 'Language the offer was shown in, BCP 47.';
COMMENT ON COLUMN quote_acceptances.created_at IS 'When the decision was stored.';


CREATE TABLE quote_acceptance_selections (
    organization_id            uuid        NOT NULL,
    id                         uuid        NOT NULL,
    quote_acceptance_id        uuid        NOT NULL,
    quote_version_line_item_id uuid        NOT NULL,
    created_at                 timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_acceptance_selections PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quote_acceptance_selections_line
        UNIQUE (organization_id, quote_acceptance_id, quote_version_line_item_id),
    CONSTRAINT fk_quote_acceptance_selections_quote_acceptance_id
        FOREIGN KEY (organization_id, quote_acceptance_id)
        REFERENCES quote_acceptances (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_acceptance_selections_quote_version_line_item_id
        FOREIGN KEY (organization_id, quote_version_line_item_id)
        REFERENCES quote_version_line_items (organization_id, id) ON DELETE RESTRICT
);

CREATE INDEX ix_quote_acceptance_selections_quote_version_line_item_id
    ON quote_acceptance_selections (organization_id, quote_version_line_item_id);

ALTER TABLE quote_acceptance_selections ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_acceptance_selections FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_acceptance_selections
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT ON quote_acceptance_selections TO ${app};
GRANT SELECT ON quote_acceptance_selections TO ${readonly};

COMMENT ON TABLE quote_acceptance_selections IS 'Optional and alternative lines the customer chose. Insert only.';
COMMENT ON COLUMN quote_acceptance_selections.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_acceptance_selections.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quote_acceptance_selections.quote_acceptance_id IS 'Decision the choice belongs to.';
COMMENT ON COLUMN quote_acceptance_selections.quote_version_line_item_id IS 'Line that was chosen.';
COMMENT ON COLUMN quote_acceptance_selections.created_at IS 'When the choice was stored.';


CREATE TABLE quote_conversions (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    quote_id        uuid        NOT NULL,
    target          text        NOT NULL,
    project_id      uuid,
    invoice_id      uuid,
    created_by      uuid        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_quote_conversions PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_quote_conversions_quote_id_target UNIQUE (organization_id, quote_id, target),
    CONSTRAINT fk_quote_conversions_quote_id
        FOREIGN KEY (organization_id, quote_id) REFERENCES quotes (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_conversions_project_id
        FOREIGN KEY (organization_id, project_id) REFERENCES projects (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_conversions_invoice_id
        FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_quote_conversions_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_quote_conversions_target CHECK (target IN ('project', 'invoice')),
    CONSTRAINT ck_quote_conversions_target_id
        CHECK (
            (target = 'project') = (project_id IS NOT NULL)
            AND (target = 'invoice') = (invoice_id IS NOT NULL))
);

CREATE INDEX ix_quote_conversions_project_id ON quote_conversions (organization_id, project_id);
CREATE INDEX ix_quote_conversions_invoice_id ON quote_conversions (organization_id, invoice_id);

ALTER TABLE quote_conversions ENABLE ROW LEVEL SECURITY;
ALTER TABLE quote_conversions FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON quote_conversions
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT ON quote_conversions TO ${app};
GRANT SELECT ON quote_conversions TO ${readonly};

COMMENT ON TABLE quote_conversions IS 'Project and invoice made from an accepted quote, each at most once.';
COMMENT ON COLUMN quote_conversions.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN quote_conversions.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN quote_conversions.quote_id IS 'Quote the row belongs to.';
COMMENT ON COLUMN quote_conversions.target IS 'What was made: project or invoice.';
COMMENT ON COLUMN quote_conversions.project_id IS 'Project that was made; set exactly for target project.';
COMMENT ON COLUMN quote_conversions.invoice_id IS
    'Invoice that was made; goes with a deleted draft, so that it can be made again.';
COMMENT ON COLUMN quote_conversions.created_by IS 'User who converted the quote.';
COMMENT ON COLUMN quote_conversions.created_at IS 'When the quote was converted.';
