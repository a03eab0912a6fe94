-- accept: PF-L02 public.customers — a firm has thousands, not millions: each index takes well under a second
-- accept: PF-L02 public.projects — fewer than customers
-- accept: PF-L02 public.fx_rates — a row for each pair and day at most
-- accept: PF-L05 public.customers — the three indexes of one table, one after the other
-- accept: PF-L05 public.projects — customers can wait for the index of projects

CREATE INDEX ix_customers_customer_type_created_at_id
    ON customers (organization_id, customer_type, created_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_customers_industry_created_at_id
    ON customers (organization_id, industry, created_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_customers_source_created_at_id
    ON customers (organization_id, source, created_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_projects_owner_id_created_at_id
    ON projects (organization_id, owner_id, created_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_projects_start_date ON projects (organization_id, start_date) WHERE deleted_at IS NULL;
CREATE INDEX ix_projects_end_date ON projects (organization_id, end_date) WHERE deleted_at IS NULL;
CREATE INDEX ix_fx_rates_effective_from_id ON fx_rates (organization_id, effective_from DESC, id DESC);

CREATE TABLE import_jobs (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    job_id          uuid        NOT NULL,
    requested_by    uuid        NOT NULL,
    resource        text        NOT NULL,
    rate_card_id    uuid,
    mode            text        NOT NULL,
    is_dry_run      boolean     NOT NULL,
    format          text        NOT NULL,
    states_costs    boolean     NOT NULL,
    digest          bytea       NOT NULL,
    byte_size       integer     NOT NULL,
    stored_rows     bytea,
    earlier_rows    integer     NOT NULL DEFAULT 0,
    refused_rows    integer,
    expires_at      timestamptz NOT NULL,
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_import_jobs PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_import_jobs_job_id UNIQUE (organization_id, job_id),
    CONSTRAINT fk_import_jobs_job_id
        FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_import_jobs_requested_by
        FOREIGN KEY (organization_id, requested_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_import_jobs_resource CHECK (resource IN ('customers', 'contacts', 'rate-card-items')),
    CONSTRAINT ck_import_jobs_mode CHECK (mode IN ('all-or-nothing', 'best-effort')),
    CONSTRAINT ck_import_jobs_format CHECK (format IN ('csv', 'json')),
    CONSTRAINT ck_import_jobs_digest CHECK (octet_length(digest) = 32),
    CONSTRAINT ck_import_jobs_byte_size CHECK (byte_size >= 0),
    CONSTRAINT ck_import_jobs_earlier_rows CHECK (earlier_rows >= 0),
    CONSTRAINT ck_import_jobs_refused_rows CHECK (refused_rows >= 0),
    CONSTRAINT ck_import_jobs_version CHECK (version >= 0),
    CONSTRAINT ck_import_jobs_card CHECK ((resource = 'rate-card-items') = (rate_card_id IS NOT NULL))
);

CREATE INDEX ix_import_jobs_digest_created_at ON import_jobs (organization_id, digest, created_at DESC);
CREATE INDEX ix_import_jobs_expires_at ON import_jobs (organization_id, expires_at);

CREATE TABLE import_parts (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    import_job_id   uuid        NOT NULL,
    position        integer     NOT NULL,
    content         bytea       NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_import_parts PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_import_parts_position UNIQUE (organization_id, import_job_id, position),
    CONSTRAINT fk_import_parts_import_job_id
        FOREIGN KEY (organization_id, import_job_id) REFERENCES import_jobs (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT ck_import_parts_position CHECK (position >= 0)
);

ALTER TABLE import_jobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_jobs FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON import_jobs
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

ALTER TABLE import_parts ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_parts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON import_parts
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON import_jobs TO ${app};
GRANT SELECT, INSERT, DELETE ON import_parts TO ${app};
GRANT SELECT ON import_jobs, import_parts TO ${readonly};

COMMENT ON TABLE import_jobs IS
    'What a job imports. Status, progress and report are the job''s; the file is in import_parts until the import succeeded, 30 days at most.';
COMMENT ON COLUMN import_jobs.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN import_jobs.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN import_jobs.job_id IS 'Job that reads the file.';
COMMENT ON COLUMN import_jobs.requested_by IS 'User who sent the file; author of the rows.';
COMMENT ON COLUMN import_jobs.resource IS 'What the rows become: customers, contacts or rate-card-items.';
COMMENT ON COLUMN import_jobs.rate_card_id IS
    'Rate card that prices are added to. No foreign key: a card may be removed afterwards.';
COMMENT ON COLUMN import_jobs.mode IS 'all-or-nothing: one wrong row refuses all; best-effort: the right rows stay.';
COMMENT ON COLUMN import_jobs.is_dry_run IS 'Whether rows are only judged and none is kept.';
COMMENT ON COLUMN import_jobs.format IS 'How the file is written: csv or json.';
COMMENT ON COLUMN import_jobs.states_costs IS 'Whether whoever sent the file may state costs.';
COMMENT ON COLUMN import_jobs.digest IS 'SHA-256 of what is imported to where: resource, rate card and the bytes of the file.';
COMMENT ON COLUMN import_jobs.byte_size IS 'Size of the file in bytes.';
COMMENT ON COLUMN import_jobs.stored_rows IS
    'One bit for each row of the file, the first one lowest: whether it was stored, by this import or one of the same file before. NULL means none.';
COMMENT ON COLUMN import_jobs.earlier_rows IS 'How many of stored_rows imports of the same file before this one stored.';
COMMENT ON COLUMN import_jobs.refused_rows IS 'Rows that were refused; NULL until all were looked at.';
COMMENT ON COLUMN import_jobs.expires_at IS 'When the file is purged, whatever became of the import.';
COMMENT ON COLUMN import_jobs.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN import_jobs.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN import_jobs.updated_at IS 'When the row was last changed.';

COMMENT ON TABLE import_parts IS 'A file that is to be imported, piece by piece; removed once it was.';
COMMENT ON COLUMN import_parts.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN import_parts.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN import_parts.import_job_id IS 'Import that the piece belongs to.';
COMMENT ON COLUMN import_parts.position IS 'Place among the pieces, from 0 without gaps.';
COMMENT ON COLUMN import_parts.content IS 'The bytes.';
COMMENT ON COLUMN import_parts.created_at IS 'When the row was stored.';
