CREATE TABLE audit_logs (
    organization_id         uuid        NOT NULL,
    id                      uuid        NOT NULL,
    sequence_number         bigint      NOT NULL,
    occurred_at             timestamptz NOT NULL DEFAULT now(),
    actor_kind              text        NOT NULL,
    actor_id                uuid,
    quote_delivery_token_id uuid,
    action                  text        NOT NULL,
    entity_type             text        NOT NULL,
    entity_id               uuid,
    reason                  text,
    request_id              text,
    session_id              uuid,
    ip_address              inet,
    user_agent              text,
    old_values              jsonb,
    new_values              jsonb,
    metadata                jsonb,
    payload_salt            bytea,
    payload_digest          bytea       NOT NULL,
    previous_hash           bytea       NOT NULL,
    entry_hash              bytea       NOT NULL,
    erased_at               timestamptz,

    CONSTRAINT pk_audit_logs PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_audit_logs_sequence_number UNIQUE (organization_id, sequence_number),
    CONSTRAINT fk_audit_logs_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_audit_logs_actor_id
        FOREIGN KEY (organization_id, actor_id) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_audit_logs_quote_delivery_token_id
        FOREIGN KEY (organization_id, quote_delivery_token_id)
        REFERENCES quote_delivery_tokens (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_audit_logs_sequence_number CHECK (sequence_number > 0),
    CONSTRAINT ck_audit_logs_actor_kind CHECK (actor_kind IN ('user', 'link', 'system')),
    CONSTRAINT ck_audit_logs_action CHECK (action ~ '^[a-z_]+[.][a-z_]+$'),
    CONSTRAINT ck_audit_logs_entity_type CHECK (char_length(entity_type) BETWEEN 1 AND 100),
    CONSTRAINT ck_audit_logs_reason CHECK (char_length(reason) <= 500),
    CONSTRAINT ck_audit_logs_request_id CHECK (char_length(request_id) BETWEEN 1 AND 64),
    CONSTRAINT ck_audit_logs_user_agent CHECK (char_length(user_agent) <= 512),
    CONSTRAINT ck_audit_logs_old_values_object CHECK (jsonb_typeof(old_values) = 'object'),
    CONSTRAINT ck_audit_logs_new_values_object CHECK (jsonb_typeof(new_values) = 'object'),
    CONSTRAINT ck_audit_logs_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT ck_audit_logs_payload_digest CHECK (octet_length(payload_digest) = 32),
    CONSTRAINT ck_audit_logs_previous_hash CHECK (octet_length(previous_hash) = 32),
    CONSTRAINT ck_audit_logs_entry_hash CHECK (octet_length(entry_hash) = 32),
    CONSTRAINT ck_audit_logs_actor
        CHECK (
            (actor_kind = 'user') = (actor_id IS NOT NULL)
            AND (actor_kind = 'link') = (quote_delivery_token_id IS NOT NULL))
);

CREATE INDEX ix_audit_logs_occurred_at_id ON audit_logs (organization_id, occurred_at DESC, id DESC);
CREATE INDEX ix_audit_logs_entity_type_entity_id_sequence_number
    ON audit_logs (organization_id, entity_type, entity_id, sequence_number DESC);
CREATE INDEX ix_audit_logs_actor_id_occurred_at ON audit_logs (organization_id, actor_id, occurred_at DESC);
CREATE INDEX ix_audit_logs_action_occurred_at ON audit_logs (organization_id, action, occurred_at DESC);
CREATE INDEX ix_audit_logs_request_id ON audit_logs (organization_id, request_id);
CREATE INDEX ix_audit_logs_quote_delivery_token_id ON audit_logs (organization_id, quote_delivery_token_id);

ALTER TABLE audit_logs ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_logs FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON audit_logs
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT ON audit_logs TO ${app};
GRANT SELECT ON audit_logs TO ${readonly};

COMMENT ON TABLE audit_logs IS
    'Who did what, as a hash chain per organization. Written only through append_audit_log; kept 7 years, then the oldest part is exported and removed by the owner.';
COMMENT ON COLUMN audit_logs.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN audit_logs.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN audit_logs.sequence_number IS 'Place in the organization''s chain, from 1 without gaps.';
COMMENT ON COLUMN audit_logs.occurred_at IS 'When the entry was written.';
COMMENT ON COLUMN audit_logs.actor_kind IS 'Who acted: a user, the holder of a customer link, or the system.';
COMMENT ON COLUMN audit_logs.actor_id IS 'User who acted; set exactly for kind user.';
COMMENT ON COLUMN audit_logs.quote_delivery_token_id IS
    'Link through which the customer acted; set exactly for kind link.';
COMMENT ON COLUMN audit_logs.action IS 'What was done, resource.action such as quotes.send.';
COMMENT ON COLUMN audit_logs.entity_type IS 'Kind of the thing it was done to, such as Quote.';
COMMENT ON COLUMN audit_logs.entity_id IS
    'Id of the thing; NULL when there is none. Not a foreign key: the entry outlives it.';
COMMENT ON COLUMN audit_logs.reason IS
    'Why, as given by the client (X-Change-Reason). Part of the hash, so it survives an erasure.';
COMMENT ON COLUMN audit_logs.request_id IS 'Trace id of the request, the one in answers and logs.';
COMMENT ON COLUMN audit_logs.session_id IS 'Session (token family) of the user.';
COMMENT ON COLUMN audit_logs.ip_address IS 'Client address as seen through the trusted proxies.';
COMMENT ON COLUMN audit_logs.user_agent IS 'User agent header of the client, cut to 512 characters.';
COMMENT ON COLUMN audit_logs.old_values IS
    'Changed fields before. May show any field and decides nothing; NULL after an erasure.';
COMMENT ON COLUMN audit_logs.new_values IS
    'Changed fields after. May show any field and decides nothing; NULL after an erasure.';
COMMENT ON COLUMN audit_logs.metadata IS
    'Circumstances worth keeping. Written by the server; NULL after an erasure.';
COMMENT ON COLUMN audit_logs.payload_salt IS
    'Random bytes in payload_digest; NULL after an erasure, so that the digest cannot be guessed back.';
COMMENT ON COLUMN audit_logs.payload_digest IS 'SHA-256 over salt, snapshots, metadata, address and user agent.';
COMMENT ON COLUMN audit_logs.previous_hash IS 'entry_hash of the entry before, or the chain''s genesis.';
COMMENT ON COLUMN audit_logs.entry_hash IS
    'SHA-256 over previous_hash and everything of the entry that survives an erasure.';
COMMENT ON COLUMN audit_logs.erased_at IS 'When the personal payload was erased; NULL while it is there.';


CREATE TABLE audit_chain_heads (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    last_sequence   bigint      NOT NULL DEFAULT 0,
    last_hash       bytea       NOT NULL,
    base_sequence   bigint      NOT NULL DEFAULT 0,
    base_hash       bytea       NOT NULL,
    updated_at      timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_audit_chain_heads PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_audit_chain_heads_singleton UNIQUE (organization_id),
    CONSTRAINT fk_audit_chain_heads_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT ck_audit_chain_heads_last_sequence CHECK (last_sequence >= 0),
    CONSTRAINT ck_audit_chain_heads_last_hash CHECK (octet_length(last_hash) = 32),
    CONSTRAINT ck_audit_chain_heads_base_sequence CHECK (base_sequence >= 0),
    CONSTRAINT ck_audit_chain_heads_base_hash CHECK (octet_length(base_hash) = 32),
    CONSTRAINT ck_audit_chain_heads_base CHECK (base_sequence <= last_sequence)
);

ALTER TABLE audit_chain_heads ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_chain_heads FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON audit_chain_heads
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT ON audit_chain_heads TO ${app};
GRANT SELECT ON audit_chain_heads TO ${readonly};

COMMENT ON TABLE audit_chain_heads IS
    'Tip and trimmed base of each audit chain; one row per organization. Written by append_audit_log only.';
COMMENT ON COLUMN audit_chain_heads.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN audit_chain_heads.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN audit_chain_heads.last_sequence IS
    'Sequence number of the newest entry; beyond the last row it shows a missing tail.';
COMMENT ON COLUMN audit_chain_heads.last_hash IS 'entry_hash of the newest entry, or the genesis.';
COMMENT ON COLUMN audit_chain_heads.base_sequence IS
    'Sequence number of the last entry removed by retention; 0 while all are there.';
COMMENT ON COLUMN audit_chain_heads.base_hash IS
    'entry_hash of the last entry removed, or the genesis; the oldest kept entry links to it.';
COMMENT ON COLUMN audit_chain_heads.updated_at IS 'When the chain last grew.';


CREATE TABLE idempotency_keys (
    organization_id   uuid        NOT NULL,
    id                uuid        NOT NULL,
    principal_kind    text        NOT NULL,
    principal_id      uuid        NOT NULL,
    operation         text        NOT NULL,
    idempotency_key   text        NOT NULL,
    fingerprint       bytea       NOT NULL,
    response_status   smallint    NOT NULL,
    response_location text,
    response_etag     text,
    response_body     bytea,
    expires_at        timestamptz NOT NULL,
    created_at        timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_idempotency_keys PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_idempotency_keys_key
        UNIQUE (organization_id, principal_kind, principal_id, operation, idempotency_key),
    CONSTRAINT fk_idempotency_keys_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT ck_idempotency_keys_principal_kind CHECK (principal_kind IN ('user', 'link')),
    CONSTRAINT ck_idempotency_keys_operation CHECK (char_length(operation) BETWEEN 1 AND 200),
    CONSTRAINT ck_idempotency_keys_idempotency_key CHECK (char_length(idempotency_key) BETWEEN 1 AND 128),
    CONSTRAINT ck_idempotency_keys_fingerprint CHECK (octet_length(fingerprint) = 32),
    CONSTRAINT ck_idempotency_keys_response_status CHECK (response_status BETWEEN 100 AND 599),
    CONSTRAINT ck_idempotency_keys_response_location CHECK (char_length(response_location) <= 500),
    CONSTRAINT ck_idempotency_keys_response_etag CHECK (char_length(response_etag) <= 100)
);

CREATE INDEX ix_idempotency_keys_expires_at ON idempotency_keys (organization_id, expires_at);

ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON idempotency_keys
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, DELETE ON idempotency_keys TO ${app};

COMMENT ON TABLE idempotency_keys IS
    'Stored answers to repeated requests, written in the business transaction. Purged after 24 hours.';
COMMENT ON COLUMN idempotency_keys.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN idempotency_keys.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN idempotency_keys.principal_kind IS 'Who sent the key: a user or the holder of a customer link.';
COMMENT ON COLUMN idempotency_keys.principal_id IS 'Id of the user or of the link.';
COMMENT ON COLUMN idempotency_keys.operation IS 'Operation the key belongs to, method and path pattern.';
COMMENT ON COLUMN idempotency_keys.idempotency_key IS 'Key as sent by the client.';
COMMENT ON COLUMN idempotency_keys.fingerprint IS
    'SHA-256 of the request; the same key with another request is refused.';
COMMENT ON COLUMN idempotency_keys.response_status IS 'HTTP status of the stored answer.';
COMMENT ON COLUMN idempotency_keys.response_location IS 'Location header of the stored answer.';
COMMENT ON COLUMN idempotency_keys.response_etag IS 'ETag header of the stored answer.';
COMMENT ON COLUMN idempotency_keys.response_body IS 'Body as sent, byte for byte; never holds a clear link token.';
COMMENT ON COLUMN idempotency_keys.expires_at IS 'Instant from which the row no longer counts.';
COMMENT ON COLUMN idempotency_keys.created_at IS 'When the row was first stored.';


CREATE TABLE outbox_events (
    organization_id   uuid        NOT NULL,
    id                uuid        NOT NULL,
    aggregate_type    text        NOT NULL,
    aggregate_id      uuid        NOT NULL,
    aggregate_version bigint      NOT NULL,
    position          smallint    NOT NULL DEFAULT 1,
    event_type        text        NOT NULL,
    payload           jsonb       NOT NULL,
    occurred_at       timestamptz NOT NULL DEFAULT now(),
    available_at      timestamptz NOT NULL DEFAULT now(),
    published_at      timestamptz,
    attempt_count     integer     NOT NULL DEFAULT 0,
    last_error        text,
    created_at        timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_outbox_events PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_outbox_events_aggregate_order
        UNIQUE (organization_id, aggregate_type, aggregate_id, aggregate_version, position),
    CONSTRAINT fk_outbox_events_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT ck_outbox_events_aggregate_type CHECK (char_length(aggregate_type) BETWEEN 1 AND 50),
    CONSTRAINT ck_outbox_events_aggregate_version CHECK (aggregate_version >= 0),
    CONSTRAINT ck_outbox_events_position CHECK (position > 0),
    CONSTRAINT ck_outbox_events_event_type CHECK (event_type ~ '^[a-z_]+[.][a-z_]+$'),
    CONSTRAINT ck_outbox_events_payload_object CHECK (jsonb_typeof(payload) = 'object'),
    CONSTRAINT ck_outbox_events_attempt_count CHECK (attempt_count >= 0),
    CONSTRAINT ck_outbox_events_last_error CHECK (char_length(last_error) <= 2000)
);

CREATE INDEX ix_outbox_events_pending ON outbox_events (organization_id, available_at, id)
    WHERE published_at IS NULL;
-- The relay asks which tenants have events to publish, across all of them.
CREATE INDEX ix_outbox_events_pending_lookup ON outbox_events (available_at) WHERE published_at IS NULL;
CREATE INDEX ix_outbox_events_published_at ON outbox_events (organization_id, published_at)
    WHERE published_at IS NOT NULL;

ALTER TABLE outbox_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox_events FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON outbox_events
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());
CREATE POLICY lookup_read ON outbox_events FOR SELECT TO ${lookup} USING (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_events TO ${app};
GRANT SELECT ON outbox_events TO ${readonly};
GRANT SELECT (organization_id, available_at, published_at) ON outbox_events TO ${lookup};

COMMENT ON TABLE outbox_events IS
    'Events to publish, written in the business transaction. Purged 30 days after publishing and after the last delivery.';
COMMENT ON COLUMN outbox_events.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN outbox_events.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN outbox_events.aggregate_type IS 'Kind of the thing that changed, such as Quote.';
COMMENT ON COLUMN outbox_events.aggregate_id IS 'Id of the thing. Not a foreign key: it may be of any kind.';
COMMENT ON COLUMN outbox_events.aggregate_version IS 'Version of the thing after the change; orders its events.';
COMMENT ON COLUMN outbox_events.position IS 'Order among the events of one version, starting at 1.';
COMMENT ON COLUMN outbox_events.event_type IS 'Name of the event, resource.event.';
COMMENT ON COLUMN outbox_events.payload IS 'Body sent to subscribers: state and links, written by the server.';
COMMENT ON COLUMN outbox_events.occurred_at IS 'When the change happened.';
COMMENT ON COLUMN outbox_events.available_at IS 'Not published before; moves on after a failure.';
COMMENT ON COLUMN outbox_events.published_at IS 'When it was published; NULL while waiting.';
COMMENT ON COLUMN outbox_events.attempt_count IS 'Attempts made so far.';
COMMENT ON COLUMN outbox_events.last_error IS 'Message of the last failed attempt; NULL after success.';
COMMENT ON COLUMN outbox_events.created_at IS 'When the row was first stored.';


CREATE TABLE webhook_endpoints (
    organization_id       uuid        NOT NULL,
    id                    uuid        NOT NULL,
    name                  text        NOT NULL,
    url                   text        NOT NULL,
    event_types           text[]      NOT NULL,
    is_active             boolean     NOT NULL DEFAULT true,
    disabled_reason       text,
    secret                bytea       NOT NULL,
    previous_secret       bytea,
    previous_secret_until timestamptz,
    version               bigint      NOT NULL DEFAULT 0,
    created_at            timestamptz NOT NULL DEFAULT now(),
    updated_at            timestamptz NOT NULL DEFAULT now(),
    created_by            uuid,
    updated_by            uuid,

    CONSTRAINT pk_webhook_endpoints PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_webhook_endpoints_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_webhook_endpoints_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_webhook_endpoints_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_webhook_endpoints_name CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT ck_webhook_endpoints_url CHECK (url ~ '^https://'),
    CONSTRAINT ck_webhook_endpoints_disabled_reason CHECK (char_length(disabled_reason) <= 500),
    CONSTRAINT ck_webhook_endpoints_version CHECK (version >= 0),
    CONSTRAINT ck_webhook_endpoints_event_types CHECK (cardinality(event_types) > 0),
    CONSTRAINT ck_webhook_endpoints_previous
        CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL))
);

CREATE UNIQUE INDEX uq_webhook_endpoints_name ON webhook_endpoints (organization_id, lower(name));

ALTER TABLE webhook_endpoints ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_endpoints FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON webhook_endpoints
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_endpoints TO ${app};
GRANT SELECT (
    organization_id, id, name, url, event_types, is_active, disabled_reason, previous_secret_until,
    version, created_at, updated_at, created_by, updated_by
) ON webhook_endpoints TO ${readonly};

COMMENT ON TABLE webhook_endpoints IS 'Subscribers to events.';
COMMENT ON COLUMN webhook_endpoints.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN webhook_endpoints.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN webhook_endpoints.name IS 'Name; unique without regard to case.';
COMMENT ON COLUMN webhook_endpoints.url IS 'Address events are posted to; https only.';
COMMENT ON COLUMN webhook_endpoints.event_types IS 'Events the endpoint receives; never empty.';
COMMENT ON COLUMN webhook_endpoints.is_active IS
    'False takes the row out of new use; what already refers to it stays valid.';
COMMENT ON COLUMN webhook_endpoints.disabled_reason IS 'Why it was switched off.';
COMMENT ON COLUMN webhook_endpoints.secret IS 'Encrypted key that signs deliveries; a hash could not sign.';
COMMENT ON COLUMN webhook_endpoints.previous_secret IS
    'Encrypted earlier key, still used beside the new one until previous_secret_until.';
COMMENT ON COLUMN webhook_endpoints.previous_secret_until IS 'When the earlier key stops signing.';
COMMENT ON COLUMN webhook_endpoints.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN webhook_endpoints.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN webhook_endpoints.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN webhook_endpoints.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN webhook_endpoints.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE webhook_deliveries (
    organization_id     uuid        NOT NULL,
    id                  uuid        NOT NULL,
    webhook_endpoint_id uuid        NOT NULL,
    outbox_event_id     uuid        NOT NULL,
    status              text        NOT NULL DEFAULT 'pending',
    attempt_count       smallint    NOT NULL DEFAULT 0,
    next_attempt_at     timestamptz,
    last_attempt_at     timestamptz,
    last_status_code    smallint,
    last_error          text,
    delivered_at        timestamptz,
    version             bigint      NOT NULL DEFAULT 0,
    created_at          timestamptz NOT NULL DEFAULT now(),
    updated_at          timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_webhook_deliveries PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_webhook_deliveries_webhook_endpoint_id_outbox_event_id
        UNIQUE (organization_id, webhook_endpoint_id, outbox_event_id),
    CONSTRAINT fk_webhook_deliveries_webhook_endpoint_id
        FOREIGN KEY (organization_id, webhook_endpoint_id)
        REFERENCES webhook_endpoints (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_webhook_deliveries_outbox_event_id
        FOREIGN KEY (organization_id, outbox_event_id)
        REFERENCES outbox_events (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_webhook_deliveries_status CHECK (status IN ('pending', 'delivered', 'failed', 'abandoned')),
    CONSTRAINT ck_webhook_deliveries_attempt_count CHECK (attempt_count >= 0),
    CONSTRAINT ck_webhook_deliveries_last_status_code CHECK (last_status_code BETWEEN 100 AND 599),
    CONSTRAINT ck_webhook_deliveries_last_error CHECK (char_length(last_error) <= 2000),
    CONSTRAINT ck_webhook_deliveries_version CHECK (version >= 0),
    CONSTRAINT ck_webhook_deliveries_delivered CHECK ((status = 'delivered') = (delivered_at IS NOT NULL))
);

CREATE INDEX ix_webhook_deliveries_outbox_event_id ON webhook_deliveries (organization_id, outbox_event_id);
CREATE INDEX ix_webhook_deliveries_due ON webhook_deliveries (organization_id, next_attempt_at)
    WHERE status IN ('pending', 'failed');
-- The sender asks which tenants have deliveries due, across all of them.
CREATE INDEX ix_webhook_deliveries_due_lookup ON webhook_deliveries (next_attempt_at)
    WHERE status IN ('pending', 'failed');
CREATE INDEX ix_webhook_deliveries_webhook_endpoint_id_created_at
    ON webhook_deliveries (organization_id, webhook_endpoint_id, created_at DESC);

ALTER TABLE webhook_deliveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_deliveries FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON webhook_deliveries
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());
CREATE POLICY lookup_read ON webhook_deliveries FOR SELECT TO ${lookup} USING (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_deliveries TO ${app};
GRANT SELECT ON webhook_deliveries TO ${readonly};
GRANT SELECT (organization_id, next_attempt_at, status) ON webhook_deliveries TO ${lookup};

COMMENT ON TABLE webhook_deliveries IS
    'Delivery of an event to an endpoint, with its attempts. Purged after 30 days.';
COMMENT ON COLUMN webhook_deliveries.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN webhook_deliveries.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN webhook_deliveries.webhook_endpoint_id IS 'Endpoint to deliver to.';
COMMENT ON COLUMN webhook_deliveries.outbox_event_id IS 'Event to deliver.';
COMMENT ON COLUMN webhook_deliveries.status IS 'pending, delivered, failed (will be tried again) or abandoned.';
COMMENT ON COLUMN webhook_deliveries.attempt_count IS 'Attempts made so far.';
COMMENT ON COLUMN webhook_deliveries.next_attempt_at IS 'When to try next; NULL when there is nothing left to try.';
COMMENT ON COLUMN webhook_deliveries.last_attempt_at IS 'When it was last tried.';
COMMENT ON COLUMN webhook_deliveries.last_status_code IS 'HTTP status of the last answer; NULL when none came.';
COMMENT ON COLUMN webhook_deliveries.last_error IS 'Message of the last failed attempt; NULL after success.';
COMMENT ON COLUMN webhook_deliveries.delivered_at IS
    'When the endpoint confirmed; set exactly while status is delivered.';
COMMENT ON COLUMN webhook_deliveries.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN webhook_deliveries.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN webhook_deliveries.updated_at IS 'When the row was last changed.';


CREATE TABLE jobs (
    organization_id     uuid        NOT NULL,
    id                  uuid        NOT NULL,
    requested_by        uuid,
    job_type            text        NOT NULL,
    status              text        NOT NULL DEFAULT 'queued',
    priority            smallint    NOT NULL DEFAULT 5,
    scheduled_at        timestamptz NOT NULL DEFAULT now(),
    attempt_count       smallint    NOT NULL DEFAULT 0,
    max_attempts        smallint    NOT NULL DEFAULT 3,
    progress            smallint    NOT NULL DEFAULT 0,
    current_step        integer     NOT NULL DEFAULT 0,
    total_steps         integer,
    locked_by           text,
    locked_until        timestamptz,
    cancel_requested_at timestamptz,
    started_at          timestamptz,
    completed_at        timestamptz,
    error_message       text,
    payload             jsonb       NOT NULL DEFAULT '{}',
    result              jsonb,
    version             bigint      NOT NULL DEFAULT 0,
    created_at          timestamptz NOT NULL DEFAULT now(),
    updated_at          timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_jobs PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_jobs_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_jobs_requested_by
        FOREIGN KEY (organization_id, requested_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_jobs_job_type CHECK (char_length(job_type) BETWEEN 1 AND 50),
    CONSTRAINT ck_jobs_status
        CHECK (status IN ('queued', 'running', 'retrying', 'succeeded', 'failed', 'cancelled')),
    CONSTRAINT ck_jobs_priority CHECK (priority IN (0, 5, 10, 15)),
    CONSTRAINT ck_jobs_attempt_count CHECK (attempt_count >= 0),
    CONSTRAINT ck_jobs_max_attempts CHECK (max_attempts BETWEEN 1 AND 20),
    CONSTRAINT ck_jobs_progress CHECK (progress BETWEEN 0 AND 100),
    CONSTRAINT ck_jobs_current_step CHECK (current_step >= 0),
    CONSTRAINT ck_jobs_total_steps CHECK (total_steps > 0),
    CONSTRAINT ck_jobs_locked_by CHECK (char_length(locked_by) BETWEEN 1 AND 100),
    CONSTRAINT ck_jobs_error_message CHECK (char_length(error_message) <= 2000),
    CONSTRAINT ck_jobs_payload_object CHECK (jsonb_typeof(payload) = 'object'),
    CONSTRAINT ck_jobs_result_object CHECK (jsonb_typeof(result) = 'object'),
    CONSTRAINT ck_jobs_version CHECK (version >= 0),
    CONSTRAINT ck_jobs_completed
        CHECK ((status IN ('succeeded', 'failed', 'cancelled')) = (completed_at IS NOT NULL))
);

CREATE INDEX ix_jobs_claim ON jobs (organization_id, priority DESC, scheduled_at, id)
    WHERE status IN ('queued', 'retrying');
-- Workers ask which tenants have jobs waiting, across all of them.
CREATE INDEX ix_jobs_claim_lookup ON jobs (scheduled_at) WHERE status IN ('queued', 'retrying');
CREATE INDEX ix_jobs_status_created_at_id ON jobs (organization_id, status, created_at DESC, id DESC);
CREATE INDEX ix_jobs_job_type_created_at ON jobs (organization_id, job_type, created_at DESC);
CREATE INDEX ix_jobs_requested_by_created_at ON jobs (organization_id, requested_by, created_at DESC);
CREATE INDEX ix_jobs_created_at_id ON jobs (organization_id, created_at DESC, id DESC);
CREATE INDEX ix_jobs_completed_at ON jobs (organization_id, completed_at);

ALTER TABLE jobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE jobs FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON jobs
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());
CREATE POLICY lookup_read ON jobs FOR SELECT TO ${lookup} USING (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON jobs TO ${app};
GRANT SELECT ON jobs TO ${readonly};
GRANT SELECT (organization_id, scheduled_at, status) ON jobs TO ${lookup};

COMMENT ON TABLE jobs IS 'Background work. Finished jobs are purged after 90 days.';
COMMENT ON COLUMN jobs.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN jobs.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN jobs.requested_by IS 'User who asked for the job; NULL means the system.';
COMMENT ON COLUMN jobs.job_type IS 'Kind of work; decides which handler runs it.';
COMMENT ON COLUMN jobs.status IS 'queued, running, retrying, succeeded, failed or cancelled.';
COMMENT ON COLUMN jobs.priority IS '0, 5 (normal), 10 or 15; higher runs first.';
COMMENT ON COLUMN jobs.scheduled_at IS 'Not started before.';
COMMENT ON COLUMN jobs.attempt_count IS 'Times the job was started.';
COMMENT ON COLUMN jobs.max_attempts IS 'Attempts before the job fails for good.';
COMMENT ON COLUMN jobs.progress IS 'Progress in per cent, 0 to 100.';
COMMENT ON COLUMN jobs.current_step IS 'Steps done.';
COMMENT ON COLUMN jobs.total_steps IS 'Steps in all; NULL while unknown.';
COMMENT ON COLUMN jobs.locked_by IS 'Node that runs the job.';
COMMENT ON COLUMN jobs.locked_until IS 'When another node may take the job over; renewed while it runs.';
COMMENT ON COLUMN jobs.cancel_requested_at IS 'When somebody asked to cancel; the handler stops at its next step.';
COMMENT ON COLUMN jobs.started_at IS 'When the latest attempt began.';
COMMENT ON COLUMN jobs.completed_at IS 'When the job ended; set exactly in a final status.';
COMMENT ON COLUMN jobs.error_message IS 'What went wrong, for people.';
COMMENT ON COLUMN jobs.payload IS
    'Input of the handler. A mail job holds its link sealed and is emptied after delivery.';
COMMENT ON COLUMN jobs.result IS 'Output of the handler.';
COMMENT ON COLUMN jobs.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN jobs.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN jobs.updated_at IS 'When the row was last changed.';


CREATE TABLE export_jobs (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    job_id          uuid        NOT NULL,
    requested_by    uuid        NOT NULL,
    report_type     text        NOT NULL,
    format          text        NOT NULL,
    filters         jsonb       NOT NULL DEFAULT '{}',
    file_name       text,
    total_rows      integer,
    processed_rows  integer     NOT NULL DEFAULT 0,
    content         bytea,
    digest          bytea,
    expires_at      timestamptz,
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_export_jobs PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_export_jobs_job_id UNIQUE (organization_id, job_id),
    CONSTRAINT fk_export_jobs_job_id
        FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_export_jobs_requested_by
        FOREIGN KEY (organization_id, requested_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_export_jobs_report_type
        CHECK (report_type IN ('quotes', 'invoices', 'payments', 'customers', 'time_to_accept')),
    CONSTRAINT ck_export_jobs_format CHECK (format IN ('csv', 'json')),
    CONSTRAINT ck_export_jobs_filters_object CHECK (jsonb_typeof(filters) = 'object'),
    CONSTRAINT ck_export_jobs_file_name CHECK (char_length(file_name) BETWEEN 1 AND 255),
    CONSTRAINT ck_export_jobs_total_rows CHECK (total_rows >= 0),
    CONSTRAINT ck_export_jobs_processed_rows CHECK (processed_rows >= 0),
    CONSTRAINT ck_export_jobs_digest CHECK (octet_length(digest) = 32),
    CONSTRAINT ck_export_jobs_version CHECK (version >= 0),
    CONSTRAINT ck_export_jobs_content CHECK ((content IS NULL) = (digest IS NULL))
);

CREATE INDEX ix_export_jobs_report_type_created_at
    ON export_jobs (organization_id, report_type, created_at DESC);
CREATE INDEX ix_export_jobs_expires_at ON export_jobs (organization_id, expires_at);

ALTER TABLE export_jobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_jobs FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON export_jobs
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON export_jobs TO ${app};
GRANT SELECT ON export_jobs TO ${readonly};

COMMENT ON TABLE export_jobs IS
    'Report details and file of a job. Status and progress are the job''s; the file is purged after 30 days.';
COMMENT ON COLUMN export_jobs.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN export_jobs.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN export_jobs.job_id IS 'Job that makes the report.';
COMMENT ON COLUMN export_jobs.requested_by IS 'User who asked for the report and may fetch it.';
COMMENT ON COLUMN export_jobs.report_type IS 'Report: quotes, invoices, payments, customers or time_to_accept.';
COMMENT ON COLUMN export_jobs.format IS 'File format: csv or json.';
COMMENT ON COLUMN export_jobs.filters IS 'Filters as asked for, such as status and dates.';
COMMENT ON COLUMN export_jobs.file_name IS 'Name proposed to the browser.';
COMMENT ON COLUMN export_jobs.total_rows IS 'Rows the report will have; NULL while unknown.';
COMMENT ON COLUMN export_jobs.processed_rows IS 'Rows written so far.';
COMMENT ON COLUMN export_jobs.content IS 'The file; NULL until made and after it was purged.';
COMMENT ON COLUMN export_jobs.digest IS 'SHA-256 of content; set exactly while there is content.';
COMMENT ON COLUMN export_jobs.expires_at IS 'When the file is purged.';
COMMENT ON COLUMN export_jobs.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN export_jobs.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN export_jobs.updated_at IS 'When the row was last changed.';
