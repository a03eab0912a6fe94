CREATE TABLE approval_rules (
    organization_id  uuid        NOT NULL,
    id               uuid        NOT NULL,
    name             text        NOT NULL,
    entity_type      text        NOT NULL DEFAULT 'quote',
    level            smallint    NOT NULL,
    approver_role_id uuid,
    approver_user_id uuid,
    min_approvals    smallint    NOT NULL DEFAULT 1,
    is_active        boolean     NOT NULL DEFAULT true,
    version          bigint      NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    created_by       uuid,
    updated_by       uuid,

    CONSTRAINT pk_approval_rules PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_approval_rules_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_approval_rules_approver_role_id
        FOREIGN KEY (organization_id, approver_role_id)
        REFERENCES roles (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_approval_rules_approver_user_id
        FOREIGN KEY (organization_id, approver_user_id)
        REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_approval_rules_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_approval_rules_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_approval_rules_name CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT ck_approval_rules_entity_type CHECK (entity_type IN ('quote', 'invoice', 'project')),
    CONSTRAINT ck_approval_rules_level CHECK (level BETWEEN 1 AND 5),
    CONSTRAINT ck_approval_rules_min_approvals CHECK (min_approvals BETWEEN 1 AND 10),
    CONSTRAINT ck_approval_rules_version CHECK (version >= 0),
    CONSTRAINT ck_approval_rules_approver CHECK (num_nonnulls(approver_role_id, approver_user_id) = 1),
    CONSTRAINT ck_approval_rules_min_approvals_user CHECK (approver_user_id IS NULL OR min_approvals = 1)
);

CREATE UNIQUE INDEX uq_approval_rules_name ON approval_rules (organization_id, lower(name));
CREATE INDEX ix_approval_rules_entity_type_level ON approval_rules (organization_id, entity_type, level)
    WHERE is_active;
CREATE INDEX ix_approval_rules_approver_role_id ON approval_rules (organization_id, approver_role_id);
CREATE INDEX ix_approval_rules_approver_user_id ON approval_rules (organization_id, approver_user_id);

ALTER TABLE approval_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE approval_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON approval_rules
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON approval_rules TO ${app};
GRANT SELECT ON approval_rules TO ${readonly};

COMMENT ON TABLE approval_rules IS
    'When approval is needed and by whom. A rule that was ever matched is deactivated, not deleted.';
COMMENT ON COLUMN approval_rules.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN approval_rules.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN approval_rules.name IS 'Name; unique without regard to case.';
COMMENT ON COLUMN approval_rules.entity_type IS 'What the rule watches: quote, invoice or project.';
COMMENT ON COLUMN approval_rules.level IS
    'Level of the round the rule belongs to; levels are decided in ascending order.';
COMMENT ON COLUMN approval_rules.approver_role_id IS
    'Access role whose holders may approve; NULL when one person is named instead.';
COMMENT ON COLUMN approval_rules.approver_user_id IS
    'The one person who may approve; NULL when a role is named instead.';
COMMENT ON COLUMN approval_rules.min_approvals IS
    'Number of different approvers needed; always 1 for a named person.';
COMMENT ON COLUMN approval_rules.is_active IS
    'False takes the row out of new use; what already refers to it stays valid.';
COMMENT ON COLUMN approval_rules.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN approval_rules.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN approval_rules.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN approval_rules.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN approval_rules.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE approval_rule_conditions (
    organization_id  uuid          NOT NULL,
    id               uuid          NOT NULL,
    approval_rule_id uuid          NOT NULL,
    position         smallint      NOT NULL,
    field            text          NOT NULL,
    operator         text          NOT NULL,
    value_number     numeric(19,6),
    value_list       text[],
    value_boolean    boolean,
    version          bigint        NOT NULL DEFAULT 0,
    created_at       timestamptz   NOT NULL DEFAULT now(),
    updated_at       timestamptz   NOT NULL DEFAULT now(),

    CONSTRAINT pk_approval_rule_conditions PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_approval_rule_conditions_approval_rule_id_position
        UNIQUE (organization_id, approval_rule_id, position) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_approval_rule_conditions_approval_rule_id
        FOREIGN KEY (organization_id, approval_rule_id)
        REFERENCES approval_rules (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT ck_approval_rule_conditions_position CHECK (position BETWEEN 1 AND 20),
    CONSTRAINT ck_approval_rule_conditions_field
        CHECK (field IN (
            'netTotal', 'grandTotal', 'discountPercent', 'marginPercent', 'currency',
            'customerId', 'type', 'newCustomer', 'validityDays')),
    CONSTRAINT ck_approval_rule_conditions_operator
        CHECK (operator IN ('gt', 'gte', 'lt', 'lte', 'in', 'not_in', 'eq')),
    CONSTRAINT ck_approval_rule_conditions_version CHECK (version >= 0),
    CONSTRAINT ck_approval_rule_conditions_value
        CHECK (
            CASE
                WHEN field IN ('currency', 'customerId', 'type') THEN
                    operator IN ('in', 'not_in')
                    AND cardinality(value_list) > 0
                    AND num_nonnulls(value_number, value_boolean) = 0
                WHEN field = 'newCustomer' THEN
                    operator = 'eq'
                    AND value_boolean IS NOT NULL
                    AND num_nonnulls(value_number, value_list) = 0
                ELSE
                    operator IN ('gt', 'gte', 'lt', 'lte')
                    AND value_number IS NOT NULL
                    AND num_nonnulls(value_list, value_boolean) = 0
            END IS TRUE)
);

ALTER TABLE approval_rule_conditions ENABLE ROW LEVEL SECURITY;
ALTER TABLE approval_rule_conditions FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON approval_rule_conditions
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON approval_rule_conditions TO ${app};
GRANT SELECT ON approval_rule_conditions TO ${readonly};

COMMENT ON TABLE approval_rule_conditions IS 'Conditions of a rule; all of them must hold.';
COMMENT ON COLUMN approval_rule_conditions.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN approval_rule_conditions.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN approval_rule_conditions.approval_rule_id IS 'Rule the row belongs to.';
COMMENT ON COLUMN approval_rule_conditions.position IS 'Order within the parent, starting at 1.';
COMMENT ON COLUMN approval_rule_conditions.field IS
    'Value that is compared. Amounts are in base currency, the two percents are fractions.';
COMMENT ON COLUMN approval_rule_conditions.operator IS 'Comparison; which ones are allowed depends on the field.';
COMMENT ON COLUMN approval_rule_conditions.value_number IS
    'Threshold of numeric fields: base currency, fraction or days.';
COMMENT ON COLUMN approval_rule_conditions.value_list IS 'Codes or ids of set fields.';
COMMENT ON COLUMN approval_rule_conditions.value_boolean IS 'Expected answer of yes-or-no fields.';
COMMENT ON COLUMN approval_rule_conditions.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN approval_rule_conditions.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN approval_rule_conditions.updated_at IS 'When the row was last changed.';


CREATE TABLE approval_requests (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    quote_id        uuid,
    invoice_id      uuid,
    project_id      uuid,
    entity_type     text                 GENERATED ALWAYS AS (
        CASE WHEN quote_id IS NOT NULL THEN 'quote' WHEN invoice_id IS NOT NULL THEN 'invoice' ELSE 'project' END
    ) STORED,
    status          text        NOT NULL DEFAULT 'pending',
    digest          bytea,
    current_level   smallint    NOT NULL DEFAULT 1,
    requested_by    uuid        NOT NULL,
    requested_at    timestamptz NOT NULL DEFAULT now(),
    closed_at       timestamptz,
    closed_by       uuid,
    reason          text,
    voided_fields   text[],
    notes           jsonb       NOT NULL DEFAULT '{}',
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_approval_requests PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_approval_requests_quote_id
        FOREIGN KEY (organization_id, quote_id) REFERENCES quotes (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_approval_requests_invoice_id
        FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_approval_requests_project_id
        FOREIGN KEY (organization_id, project_id) REFERENCES projects (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_approval_requests_requested_by
        FOREIGN KEY (organization_id, requested_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_approval_requests_closed_by
        FOREIGN KEY (organization_id, closed_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_approval_requests_status
        CHECK (status IN ('pending', 'approved', 'rejected', 'withdrawn', 'voided')),
    CONSTRAINT ck_approval_requests_digest CHECK (octet_length(digest) = 32),
    CONSTRAINT ck_approval_requests_current_level CHECK (current_level BETWEEN 1 AND 5),
    CONSTRAINT ck_approval_requests_reason CHECK (char_length(reason) <= 1000),
    CONSTRAINT ck_approval_requests_notes_object CHECK (jsonb_typeof(notes) = 'object'),
    CONSTRAINT ck_approval_requests_notes_clean CHECK (metadata_is_clean(notes)),
    CONSTRAINT ck_approval_requests_version CHECK (version >= 0),
    CONSTRAINT ck_approval_requests_entity CHECK (num_nonnulls(quote_id, invoice_id, project_id) = 1),
    CONSTRAINT ck_approval_requests_closed CHECK ((status = 'pending') = (closed_at IS NULL)),
    CONSTRAINT ck_approval_requests_rejected CHECK (status <> 'rejected' OR reason IS NOT NULL),
    CONSTRAINT ck_approval_requests_four_eyes
        CHECK (status NOT IN ('approved', 'rejected') OR (closed_by IS NOT NULL AND closed_by <> requested_by))
);

CREATE UNIQUE INDEX uq_approval_requests_pending_quote ON approval_requests (organization_id, quote_id)
    WHERE status = 'pending';
CREATE UNIQUE INDEX uq_approval_requests_pending_invoice ON approval_requests (organization_id, invoice_id)
    WHERE status = 'pending';
CREATE UNIQUE INDEX uq_approval_requests_pending_project ON approval_requests (organization_id, project_id)
    WHERE status = 'pending';
CREATE INDEX ix_approval_requests_quote_id_requested_at
    ON approval_requests (organization_id, quote_id, requested_at DESC);
CREATE INDEX ix_approval_requests_invoice_id ON approval_requests (organization_id, invoice_id);
CREATE INDEX ix_approval_requests_project_id ON approval_requests (organization_id, project_id);
CREATE INDEX ix_approval_requests_status_requested_at_id
    ON approval_requests (organization_id, status, requested_at DESC, id DESC);

ALTER TABLE approval_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE approval_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON approval_requests
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE ON approval_requests TO ${app};
GRANT SELECT ON approval_requests TO ${readonly};

COMMENT ON TABLE approval_requests IS
    'Approval rounds. An entity may go through any number, one pending at a time.';
COMMENT ON COLUMN approval_requests.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN approval_requests.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN approval_requests.quote_id IS 'Quote to be approved; exactly one of the three references is set.';
COMMENT ON COLUMN approval_requests.invoice_id IS
    'Invoice to be approved; exactly one of the three references is set.';
COMMENT ON COLUMN approval_requests.project_id IS
    'Project whose closing is to be approved; exactly one of the three references is set.';
COMMENT ON COLUMN approval_requests.entity_type IS
    'quote, invoice or project, derived from the reference that is set.';
COMMENT ON COLUMN approval_requests.status IS
    'pending, approved, rejected, withdrawn by the submitter, or voided by a change of content.';
COMMENT ON COLUMN approval_requests.digest IS
    'SHA-256 of what is to be approved; a decision on other content is refused.';
COMMENT ON COLUMN approval_requests.current_level IS 'Level that is being decided.';
COMMENT ON COLUMN approval_requests.requested_by IS 'User who submitted; never the one who decides.';
COMMENT ON COLUMN approval_requests.requested_at IS 'When the round began.';
COMMENT ON COLUMN approval_requests.closed_at IS 'When the round ended; NULL exactly while pending.';
COMMENT ON COLUMN approval_requests.closed_by IS 'User whose act ended the round; NULL means the system.';
COMMENT ON COLUMN approval_requests.reason IS 'Why the round was rejected, withdrawn or voided.';
COMMENT ON COLUMN approval_requests.voided_fields IS 'Names of the fields whose change voided the round.';
COMMENT ON COLUMN approval_requests.notes IS 'Comments as labels, the submitter''s note among them. Guarded.';
COMMENT ON COLUMN approval_requests.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN approval_requests.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN approval_requests.updated_at IS 'When the row was last changed.';


CREATE TABLE approval_request_rules (
    organization_id     uuid        NOT NULL,
    id                  uuid        NOT NULL,
    approval_request_id uuid        NOT NULL,
    approval_rule_id    uuid        NOT NULL,
    rule_name           text        NOT NULL,
    level               smallint    NOT NULL,
    approver_role_id    uuid,
    approver_user_id    uuid,
    min_approvals       smallint    NOT NULL,
    explanation         text        NOT NULL,
    created_at          timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_approval_request_rules PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_approval_request_rules_approval_request_id_rule_name
        UNIQUE (organization_id, approval_request_id, rule_name),
    CONSTRAINT fk_approval_request_rules_approval_request_id
        FOREIGN KEY (organization_id, approval_request_id)
        REFERENCES approval_requests (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_approval_request_rules_approval_rule_id
        FOREIGN KEY (organization_id, approval_rule_id)
        REFERENCES approval_rules (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_approval_request_rules_approver_role_id
        FOREIGN KEY (organization_id, approver_role_id)
        REFERENCES roles (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_approval_request_rules_approver_user_id
        FOREIGN KEY (organization_id, approver_user_id)
        REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_approval_request_rules_rule_name CHECK (char_length(rule_name) BETWEEN 1 AND 100),
    CONSTRAINT ck_approval_request_rules_level CHECK (level BETWEEN 1 AND 5),
    CONSTRAINT ck_approval_request_rules_min_approvals CHECK (min_approvals BETWEEN 1 AND 10),
    CONSTRAINT ck_approval_request_rules_explanation CHECK (char_length(explanation) BETWEEN 1 AND 2000),
    CONSTRAINT ck_approval_request_rules_approver CHECK (num_nonnulls(approver_role_id, approver_user_id) = 1)
);

CREATE INDEX ix_approval_request_rules_approval_rule_id
    ON approval_request_rules (organization_id, approval_rule_id);
CREATE INDEX ix_approval_request_rules_approver_role_id
    ON approval_request_rules (organization_id, approver_role_id);
CREATE INDEX ix_approval_request_rules_approver_user_id
    ON approval_request_rules (organization_id, approver_user_id);

ALTER TABLE approval_request_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE approval_request_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON approval_request_rules
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT ON approval_request_rules TO ${app};
GRANT SELECT ON approval_request_rules TO ${readonly};

COMMENT ON TABLE approval_request_rules IS
    'Rules that matched when the round began, copied so that later edits change nothing. Insert only.';
COMMENT ON COLUMN approval_request_rules.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN approval_request_rules.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN approval_request_rules.approval_request_id IS 'Approval round the row belongs to.';
COMMENT ON COLUMN approval_request_rules.approval_rule_id IS 'Rule the row belongs to.';
COMMENT ON COLUMN approval_request_rules.rule_name IS 'Name of the rule at the time.';
COMMENT ON COLUMN approval_request_rules.level IS 'Level of the rule at the time.';
COMMENT ON COLUMN approval_request_rules.approver_role_id IS
    'Access role whose holders may approve; NULL when one person is named instead.';
COMMENT ON COLUMN approval_request_rules.approver_user_id IS
    'The one person who may approve; NULL when a role is named instead.';
COMMENT ON COLUMN approval_request_rules.min_approvals IS
    'Number of different approvers needed; always 1 for a named person.';
COMMENT ON COLUMN approval_request_rules.explanation IS 'Values and thresholds in words, for people.';
COMMENT ON COLUMN approval_request_rules.created_at IS 'When the round began.';


CREATE TABLE approval_decisions (
    organization_id     uuid        NOT NULL,
    id                  uuid        NOT NULL,
    approval_request_id uuid        NOT NULL,
    decided_by          uuid        NOT NULL,
    decision            text        NOT NULL,
    level               smallint    NOT NULL,
    digest              bytea,
    comment             text,
    created_at          timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_approval_decisions PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_approval_decisions_approval_request_id_decided_by
        UNIQUE (organization_id, approval_request_id, decided_by),
    CONSTRAINT fk_approval_decisions_approval_request_id
        FOREIGN KEY (organization_id, approval_request_id)
        REFERENCES approval_requests (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_approval_decisions_decided_by
        FOREIGN KEY (organization_id, decided_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_approval_decisions_decision CHECK (decision IN ('approved', 'rejected')),
    CONSTRAINT ck_approval_decisions_level CHECK (level BETWEEN 1 AND 5),
    CONSTRAINT ck_approval_decisions_digest CHECK (octet_length(digest) = 32),
    CONSTRAINT ck_approval_decisions_comment CHECK (char_length(comment) <= 1000),
    CONSTRAINT ck_approval_decisions_rejected CHECK (decision <> 'rejected' OR char_length(comment) >= 3)
);

CREATE INDEX ix_approval_decisions_decided_by_created_at
    ON approval_decisions (organization_id, decided_by, created_at DESC);

ALTER TABLE approval_decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE approval_decisions FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON approval_decisions
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT ON approval_decisions TO ${app};
GRANT SELECT ON approval_decisions TO ${readonly};

COMMENT ON TABLE approval_decisions IS 'One person''s word in a round. Insert only.';
COMMENT ON COLUMN approval_decisions.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN approval_decisions.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN approval_decisions.approval_request_id IS 'Approval round the row belongs to.';
COMMENT ON COLUMN approval_decisions.decided_by IS 'User who decided; once per round.';
COMMENT ON COLUMN approval_decisions.decision IS 'approved or rejected.';
COMMENT ON COLUMN approval_decisions.level IS 'Level the decision was made at.';
COMMENT ON COLUMN approval_decisions.digest IS 'SHA-256 of the content the person saw.';
COMMENT ON COLUMN approval_decisions.comment IS 'Remark; needed for a rejection.';
COMMENT ON COLUMN approval_decisions.created_at IS 'When the decision was made.';
