CREATE TABLE customer_contacts (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    customer_id     uuid        NOT NULL,
    first_name      text        NOT NULL,
    last_name       text        NOT NULL,
    email           text,
    phone           text,
    position        text,
    department      text,
    is_primary      boolean     NOT NULL DEFAULT false,
    notes           text,
    contact_extras  jsonb       NOT NULL DEFAULT '{}',
    deleted_at      timestamptz,
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_by      uuid,

    CONSTRAINT pk_customer_contacts PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_customer_contacts_customer_id_id UNIQUE (organization_id, customer_id, id),
    CONSTRAINT fk_customer_contacts_customer_id
        FOREIGN KEY (organization_id, customer_id)
        REFERENCES customers (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_customer_contacts_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_customer_contacts_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_customer_contacts_first_name CHECK (char_length(first_name) BETWEEN 1 AND 100),
    CONSTRAINT ck_customer_contacts_last_name CHECK (char_length(last_name) BETWEEN 1 AND 100),
    CONSTRAINT ck_customer_contacts_email
        CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND octet_length(email) <= 254),
    CONSTRAINT ck_customer_contacts_phone CHECK (char_length(phone) BETWEEN 3 AND 30),
    CONSTRAINT ck_customer_contacts_position CHECK (char_length(position) BETWEEN 1 AND 100),
    CONSTRAINT ck_customer_contacts_department CHECK (char_length(department) BETWEEN 1 AND 100),
    CONSTRAINT ck_customer_contacts_notes CHECK (char_length(notes) <= 2000),
    CONSTRAINT ck_customer_contacts_contact_extras_object CHECK (jsonb_typeof(contact_extras) = 'object'),
    CONSTRAINT ck_customer_contacts_contact_extras_clean CHECK (metadata_is_clean(contact_extras)),
    CONSTRAINT ck_customer_contacts_version CHECK (version >= 0)
);

CREATE UNIQUE INDEX uq_customer_contacts_is_primary ON customer_contacts (organization_id, customer_id)
    WHERE is_primary AND deleted_at IS NULL;
CREATE UNIQUE INDEX uq_customer_contacts_email
    ON customer_contacts (organization_id, customer_id, lower(email))
    WHERE deleted_at IS NULL AND email IS NOT NULL;

ALTER TABLE customer_contacts ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_contacts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON customer_contacts
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE ON customer_contacts TO ${app};
GRANT SELECT ON customer_contacts TO ${readonly};

COMMENT ON TABLE customer_contacts IS 'People at a customer.';
COMMENT ON COLUMN customer_contacts.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN customer_contacts.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN customer_contacts.customer_id IS 'Customer the row belongs to.';
COMMENT ON COLUMN customer_contacts.first_name IS 'Given name.';
COMMENT ON COLUMN customer_contacts.last_name IS 'Family name.';
COMMENT ON COLUMN customer_contacts.email IS
    'Address quotes are sent to; unique among the live contacts of the customer.';
COMMENT ON COLUMN customer_contacts.phone IS 'Phone number as entered, not normalized.';
COMMENT ON COLUMN customer_contacts.position IS 'Job title.';
COMMENT ON COLUMN customer_contacts.department IS 'Department at the customer.';
COMMENT ON COLUMN customer_contacts.is_primary IS 'Main contact; at most one live per customer.';
COMMENT ON COLUMN customer_contacts.notes IS 'Remarks for staff.';
COMMENT ON COLUMN customer_contacts.contact_extras IS
    'Further phone numbers and addresses beside the typed ones. Guarded.';
COMMENT ON COLUMN customer_contacts.deleted_at IS
    'When the row was soft-deleted; NULL while it is live. Soft-deleted rows keep their place in documents.';
COMMENT ON COLUMN customer_contacts.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN customer_contacts.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN customer_contacts.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN customer_contacts.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN customer_contacts.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE delivery_roles (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    code            text        NOT NULL,
    name            text        NOT NULL,
    seniority       text,
    sort_order      integer     NOT NULL DEFAULT 0,
    is_active       boolean     NOT NULL DEFAULT true,
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_by      uuid,

    CONSTRAINT pk_delivery_roles PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_delivery_roles_code UNIQUE (organization_id, code),
    CONSTRAINT fk_delivery_roles_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_delivery_roles_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_delivery_roles_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_delivery_roles_code CHECK (code ~ '^[a-z][a-z0-9_]{0,49}$'),
    CONSTRAINT ck_delivery_roles_name CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT ck_delivery_roles_seniority
        CHECK (seniority IN ('junior', 'intermediate', 'senior', 'lead', 'principal')),
    CONSTRAINT ck_delivery_roles_version CHECK (version >= 0)
);

ALTER TABLE delivery_roles ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery_roles FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON delivery_roles
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE ON delivery_roles TO ${app};
GRANT SELECT ON delivery_roles TO ${readonly};

COMMENT ON TABLE delivery_roles IS
    'Trade roles that are sold and allocated, such as Senior Developer. Not access roles.';
COMMENT ON COLUMN delivery_roles.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN delivery_roles.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN delivery_roles.code IS 'Stable name such as developer_senior.';
COMMENT ON COLUMN delivery_roles.name IS 'Name on screen and documents.';
COMMENT ON COLUMN delivery_roles.seniority IS
    'Level: junior, intermediate, senior, lead or principal; NULL when it does not apply.';
COMMENT ON COLUMN delivery_roles.sort_order IS 'Order on screen, ascending.';
COMMENT ON COLUMN delivery_roles.is_active IS
    'False takes the row out of new use; what already refers to it stays valid.';
COMMENT ON COLUMN delivery_roles.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN delivery_roles.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN delivery_roles.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN delivery_roles.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN delivery_roles.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE service_categories (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    parent_id       uuid,
    name            text        NOT NULL,
    code            text,
    description     text,
    sort_order      integer     NOT NULL DEFAULT 0,
    colour          text,
    icon            text,
    is_visible      boolean     NOT NULL DEFAULT true,
    is_active       boolean     NOT NULL DEFAULT true,
    metadata        jsonb       NOT NULL DEFAULT '{}',
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_by      uuid,

    CONSTRAINT pk_service_categories PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_service_categories_organization_id
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_service_categories_parent_id
        FOREIGN KEY (organization_id, parent_id)
        REFERENCES service_categories (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_service_categories_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_service_categories_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_service_categories_name CHECK (char_length(name) BETWEEN 1 AND 255),
    CONSTRAINT ck_service_categories_code CHECK (char_length(code) BETWEEN 1 AND 50),
    CONSTRAINT ck_service_categories_description CHECK (char_length(description) <= 2000),
    CONSTRAINT ck_service_categories_colour CHECK (colour ~ '^#[0-9a-f]{6}$'),
    CONSTRAINT ck_service_categories_icon CHECK (char_length(icon) BETWEEN 1 AND 50),
    CONSTRAINT ck_service_categories_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT ck_service_categories_metadata_clean CHECK (metadata_is_clean(metadata)),
    CONSTRAINT ck_service_categories_version CHECK (version >= 0),
    CONSTRAINT ck_service_categories_parent CHECK (parent_id <> id)
);

CREATE UNIQUE INDEX uq_service_categories_name ON service_categories (organization_id, lower(name));
CREATE UNIQUE INDEX uq_service_categories_code ON service_categories (organization_id, lower(code))
    WHERE code IS NOT NULL;
CREATE INDEX ix_service_categories_parent_id ON service_categories (organization_id, parent_id);

ALTER TABLE service_categories ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_categories FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON service_categories
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON service_categories TO ${app};
GRANT SELECT ON service_categories TO ${readonly};

COMMENT ON TABLE service_categories IS 'Catalogue of services, a tree.';
COMMENT ON COLUMN service_categories.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN service_categories.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN service_categories.parent_id IS 'Category above; NULL at the top.';
COMMENT ON COLUMN service_categories.name IS 'Name; unique in the organization without regard to case.';
COMMENT ON COLUMN service_categories.code IS 'Short code such as DEV.';
COMMENT ON COLUMN service_categories.description IS 'What the category covers.';
COMMENT ON COLUMN service_categories.sort_order IS 'Order among siblings, ascending.';
COMMENT ON COLUMN service_categories.colour IS 'Colour on screen, #rrggbb in lower case.';
COMMENT ON COLUMN service_categories.icon IS 'Name of an icon.';
COMMENT ON COLUMN service_categories.is_visible IS 'False hides the category from pick lists without ending it.';
COMMENT ON COLUMN service_categories.is_active IS
    'False takes the row out of new use; what already refers to it stays valid.';
COMMENT ON COLUMN service_categories.metadata IS
    'Labels, tags and free custom fields. Guarded: no key may name a business value.';
COMMENT ON COLUMN service_categories.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN service_categories.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN service_categories.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN service_categories.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN service_categories.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE projects (
    organization_id uuid        NOT NULL,
    id              uuid        NOT NULL,
    customer_id     uuid        NOT NULL,
    name            text        NOT NULL,
    code            text,
    description     text,
    status          text        NOT NULL DEFAULT 'active',
    owner_id        uuid,
    start_date      date,
    end_date        date,
    closed_at       timestamptz,
    search_text     text        NOT NULL DEFAULT '',
    metadata        jsonb       NOT NULL DEFAULT '{}',
    deleted_at      timestamptz,
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_by      uuid,

    CONSTRAINT pk_projects PRIMARY KEY (organization_id, id),
    CONSTRAINT uq_projects_customer_id_id UNIQUE (organization_id, customer_id, id),
    CONSTRAINT fk_projects_customer_id
        FOREIGN KEY (organization_id, customer_id)
        REFERENCES customers (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_projects_owner_id
        FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_projects_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_projects_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_projects_name CHECK (char_length(name) BETWEEN 1 AND 255),
    CONSTRAINT ck_projects_code CHECK (char_length(code) BETWEEN 1 AND 50),
    CONSTRAINT ck_projects_description CHECK (char_length(description) <= 2000),
    CONSTRAINT ck_projects_status CHECK (status IN ('planned', 'active', 'on_hold', 'completed', 'cancelled')),
    CONSTRAINT ck_projects_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT ck_projects_metadata_clean CHECK (metadata_is_clean(metadata)),
    CONSTRAINT ck_projects_version CHECK (version >= 0),
    CONSTRAINT ck_projects_dates CHECK (end_date >= start_date)
);

CREATE UNIQUE INDEX uq_projects_code ON projects (organization_id, lower(code))
    WHERE deleted_at IS NULL AND code IS NOT NULL;
CREATE INDEX ix_projects_created_at_id ON projects (organization_id, created_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_projects_status_created_at_id ON projects (organization_id, status, created_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX ix_projects_owner_id ON projects (organization_id, owner_id);
CREATE INDEX ix_projects_metadata ON projects USING gin (metadata jsonb_path_ops);
CREATE INDEX ix_projects_search_text ON projects USING gin (search_text extensions.gin_trgm_ops)
    WHERE deleted_at IS NULL;

ALTER TABLE projects ENABLE ROW LEVEL SECURITY;
ALTER TABLE projects FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON projects
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE ON projects TO ${app};
GRANT SELECT ON projects TO ${readonly};

COMMENT ON TABLE projects IS 'Work for a customer. A project does not know its quotes; quote_conversions does.';
COMMENT ON COLUMN projects.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN projects.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN projects.customer_id IS 'Customer the row belongs to.';
COMMENT ON COLUMN projects.name IS 'Name on screen and documents.';
COMMENT ON COLUMN projects.code IS 'Short code; unique among live projects without regard to case.';
COMMENT ON COLUMN projects.description IS 'What the project is about.';
COMMENT ON COLUMN projects.status IS 'planned, active, on_hold, completed or cancelled.';
COMMENT ON COLUMN projects.owner_id IS 'User responsible; NULL when nobody is.';
COMMENT ON COLUMN projects.start_date IS 'First planned day.';
COMMENT ON COLUMN projects.end_date IS 'Last planned day, inclusive.';
COMMENT ON COLUMN projects.closed_at IS 'When the project was completed or cancelled.';
COMMENT ON COLUMN projects.search_text IS
    'Normalized text the application builds for substring search; indexed by trigrams, never shown.';
COMMENT ON COLUMN projects.metadata IS
    'Labels, tags and free custom fields. Guarded: no key may name a business value.';
COMMENT ON COLUMN projects.deleted_at IS
    'When the row was soft-deleted; NULL while it is live. Soft-deleted rows keep their place in documents.';
COMMENT ON COLUMN projects.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN projects.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN projects.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN projects.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN projects.updated_by IS 'User who last changed the row; NULL means the system.';


CREATE TABLE project_budgets (
    organization_id     uuid          NOT NULL,
    id                  uuid          NOT NULL,
    project_id          uuid          NOT NULL,
    service_category_id uuid,
    delivery_role_id    uuid,
    unit                text          NOT NULL DEFAULT 'hour',
    quantity            numeric(19,6) NOT NULL,
    version             bigint        NOT NULL DEFAULT 0,
    created_at          timestamptz   NOT NULL DEFAULT now(),
    updated_at          timestamptz   NOT NULL DEFAULT now(),

    CONSTRAINT pk_project_budgets PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_project_budgets_project_id
        FOREIGN KEY (organization_id, project_id) REFERENCES projects (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_project_budgets_service_category_id
        FOREIGN KEY (organization_id, service_category_id)
        REFERENCES service_categories (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_project_budgets_delivery_role_id
        FOREIGN KEY (organization_id, delivery_role_id)
        REFERENCES delivery_roles (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_project_budgets_unit CHECK (char_length(unit) BETWEEN 1 AND 50),
    CONSTRAINT ck_project_budgets_quantity CHECK (quantity >= 0),
    CONSTRAINT ck_project_budgets_version CHECK (version >= 0)
);

CREATE INDEX ix_project_budgets_project_id ON project_budgets (organization_id, project_id);
CREATE INDEX ix_project_budgets_service_category_id ON project_budgets (organization_id, service_category_id);
CREATE INDEX ix_project_budgets_delivery_role_id ON project_budgets (organization_id, delivery_role_id);

ALTER TABLE project_budgets ENABLE ROW LEVEL SECURITY;
ALTER TABLE project_budgets FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON project_budgets
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON project_budgets TO ${app};
GRANT SELECT ON project_budgets TO ${readonly};

COMMENT ON TABLE project_budgets IS 'Planned effort of a project per service category and trade role.';
COMMENT ON COLUMN project_budgets.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN project_budgets.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN project_budgets.project_id IS 'Project the row belongs to.';
COMMENT ON COLUMN project_budgets.service_category_id IS 'Category the effort is planned for; NULL means any.';
COMMENT ON COLUMN project_budgets.delivery_role_id IS 'Trade role the effort is planned for; NULL means any.';
COMMENT ON COLUMN project_budgets.unit IS 'Unit of the quantity, such as hour.';
COMMENT ON COLUMN project_budgets.quantity IS 'Planned effort in unit, six decimals.';
COMMENT ON COLUMN project_budgets.version IS 'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN project_budgets.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN project_budgets.updated_at IS 'When the row was last changed.';


CREATE TABLE resource_allocations (
    organization_id     uuid          NOT NULL,
    id                  uuid          NOT NULL,
    project_id          uuid          NOT NULL,
    user_id             uuid          NOT NULL,
    delivery_role_id    uuid          NOT NULL,
    allocation_fraction numeric(11,8) NOT NULL,
    start_date          date          NOT NULL,
    end_date            date          NOT NULL,
    is_billable         boolean       NOT NULL DEFAULT true,
    notes               jsonb         NOT NULL DEFAULT '{}',
    version             bigint        NOT NULL DEFAULT 0,
    created_at          timestamptz   NOT NULL DEFAULT now(),
    updated_at          timestamptz   NOT NULL DEFAULT now(),
    created_by          uuid,
    updated_by          uuid,

    CONSTRAINT pk_resource_allocations PRIMARY KEY (organization_id, id),
    CONSTRAINT ex_resource_allocations_period
        EXCLUDE USING gist (
            organization_id WITH =,
            project_id WITH =,
            user_id WITH =,
            delivery_role_id WITH =,
            daterange(start_date, end_date, '[]') WITH &&),
    CONSTRAINT fk_resource_allocations_project_id
        FOREIGN KEY (organization_id, project_id) REFERENCES projects (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_resource_allocations_user_id
        FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_resource_allocations_delivery_role_id
        FOREIGN KEY (organization_id, delivery_role_id)
        REFERENCES delivery_roles (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_resource_allocations_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_resource_allocations_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_resource_allocations_allocation_fraction CHECK (allocation_fraction > 0),
    CONSTRAINT ck_resource_allocations_notes_object CHECK (jsonb_typeof(notes) = 'object'),
    CONSTRAINT ck_resource_allocations_notes_clean CHECK (metadata_is_clean(notes)),
    CONSTRAINT ck_resource_allocations_version CHECK (version >= 0),
    CONSTRAINT ck_resource_allocations_fraction CHECK (allocation_fraction <= 1),
    CONSTRAINT ck_resource_allocations_dates CHECK (end_date >= start_date)
);

CREATE INDEX ix_resource_allocations_project_id_start_date
    ON resource_allocations (organization_id, project_id, start_date);
CREATE INDEX ix_resource_allocations_user_id_start_date_end_date
    ON resource_allocations (organization_id, user_id, start_date, end_date);
CREATE INDEX ix_resource_allocations_delivery_role_id
    ON resource_allocations (organization_id, delivery_role_id);

ALTER TABLE resource_allocations ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource_allocations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON resource_allocations
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON resource_allocations TO ${app};
GRANT SELECT ON resource_allocations TO ${readonly};

COMMENT ON TABLE resource_allocations IS
    'Share of a person''s time on a project. Deleted physically; the audit keeps the row.';
COMMENT ON COLUMN resource_allocations.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN resource_allocations.id IS
    'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN resource_allocations.project_id IS 'Project the row belongs to.';
COMMENT ON COLUMN resource_allocations.user_id IS
    'Person allocated; the row of the user is locked while the 100 per cent peak is judged.';
COMMENT ON COLUMN resource_allocations.delivery_role_id IS 'Trade role the person fills.';
COMMENT ON COLUMN resource_allocations.allocation_fraction IS
    'Share of working time as a fraction: 0.5 is half; above 0, at most 1.';
COMMENT ON COLUMN resource_allocations.start_date IS 'First day, inclusive.';
COMMENT ON COLUMN resource_allocations.end_date IS 'Last day, inclusive.';
COMMENT ON COLUMN resource_allocations.is_billable IS 'Whether the time is charged to the customer.';
COMMENT ON COLUMN resource_allocations.notes IS 'Comments as labels. Guarded.';
COMMENT ON COLUMN resource_allocations.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN resource_allocations.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN resource_allocations.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN resource_allocations.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN resource_allocations.updated_by IS 'User who last changed the row; NULL means the system.';


-- Rules for every project are compared through an all-zero project id, so there is only one of them per role
-- and permission.
CREATE TABLE policy_overrides (
    organization_id         uuid          NOT NULL,
    id                      uuid          NOT NULL,
    role_id                 uuid          NOT NULL,
    permission_code         text          NOT NULL,
    effect                  text          NOT NULL DEFAULT 'allow',
    project_id              uuid,
    max_amount              numeric(19,4),
    currency_code           text,
    max_discount_percentage numeric(11,8),
    weekdays                smallint[],
    time_from               time,
    time_until              time,
    valid_from              timestamptz,
    valid_until             timestamptz,
    description             text,
    is_active               boolean       NOT NULL DEFAULT true,
    policy                  jsonb         NOT NULL DEFAULT '{}',
    version                 bigint        NOT NULL DEFAULT 0,
    created_at              timestamptz   NOT NULL DEFAULT now(),
    updated_at              timestamptz   NOT NULL DEFAULT now(),
    created_by              uuid,
    updated_by              uuid,

    CONSTRAINT pk_policy_overrides PRIMARY KEY (organization_id, id),
    CONSTRAINT fk_policy_overrides_role_id
        FOREIGN KEY (organization_id, role_id) REFERENCES roles (organization_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_policy_overrides_permission_code
        FOREIGN KEY (permission_code) REFERENCES permissions (code) ON DELETE NO ACTION,
    CONSTRAINT fk_policy_overrides_project_id
        FOREIGN KEY (organization_id, project_id) REFERENCES projects (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_policy_overrides_currency_code
        FOREIGN KEY (currency_code) REFERENCES currencies (code) ON DELETE NO ACTION,
    CONSTRAINT fk_policy_overrides_created_by
        FOREIGN KEY (organization_id, created_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_policy_overrides_updated_by
        FOREIGN KEY (organization_id, updated_by) REFERENCES users (organization_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_policy_overrides_effect CHECK (effect IN ('allow', 'deny')),
    CONSTRAINT ck_policy_overrides_max_amount CHECK (max_amount >= 0),
    CONSTRAINT ck_policy_overrides_max_discount_percentage CHECK (max_discount_percentage BETWEEN 0 AND 1),
    CONSTRAINT ck_policy_overrides_description CHECK (char_length(description) <= 500),
    CONSTRAINT ck_policy_overrides_policy_object CHECK (jsonb_typeof(policy) = 'object'),
    CONSTRAINT ck_policy_overrides_policy_clean CHECK (metadata_is_clean(policy)),
    CONSTRAINT ck_policy_overrides_version CHECK (version >= 0),
    CONSTRAINT ck_policy_overrides_amount CHECK ((max_amount IS NULL) = (currency_code IS NULL)),
    CONSTRAINT ck_policy_overrides_weekdays CHECK (weekdays <@ '{1,2,3,4,5,6,7}'::smallint[]),
    CONSTRAINT ck_policy_overrides_times CHECK ((time_from IS NULL) = (time_until IS NULL)),
    CONSTRAINT ck_policy_overrides_validity CHECK (valid_until > valid_from)
);

CREATE UNIQUE INDEX uq_policy_overrides_scope
    ON policy_overrides (organization_id, role_id, permission_code, coalesce(project_id, '00000000-0000-0000-0000-000000000000'::uuid));
CREATE INDEX ix_policy_overrides_project_id ON policy_overrides (organization_id, project_id);

ALTER TABLE policy_overrides ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_overrides FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON policy_overrides
    USING (organization_id = current_organization_id())
    WITH CHECK (organization_id = current_organization_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON policy_overrides TO ${app};
GRANT SELECT ON policy_overrides TO ${readonly};

COMMENT ON TABLE policy_overrides IS
    'Limits on one permission of one role: by project, amount, discount, weekday, time of day or period.';
COMMENT ON COLUMN policy_overrides.organization_id IS
    'Tenant the row belongs to; row security compares it with the tenant of the transaction.';
COMMENT ON COLUMN policy_overrides.id IS 'UUID version 7 made by the application, unique within the organization.';
COMMENT ON COLUMN policy_overrides.role_id IS 'Access role the row belongs to.';
COMMENT ON COLUMN policy_overrides.permission_code IS 'Permission concerned.';
COMMENT ON COLUMN policy_overrides.effect IS
    'allow narrows the permission to the limits, deny takes it away within them.';
COMMENT ON COLUMN policy_overrides.project_id IS 'Project the override is about; NULL means all.';
COMMENT ON COLUMN policy_overrides.max_amount IS
    'Highest document total the permission reaches, in currency_code; NULL means no limit.';
COMMENT ON COLUMN policy_overrides.currency_code IS
    'Currency of max_amount, ISO 4217; set exactly when max_amount is.';
COMMENT ON COLUMN policy_overrides.max_discount_percentage IS
    'Highest discount as a fraction: 0.2 is 20 per cent; NULL means no limit.';
COMMENT ON COLUMN policy_overrides.weekdays IS
    'Days it holds on, ISO numbers 1 (Monday) to 7; NULL means every day.';
COMMENT ON COLUMN policy_overrides.time_from IS 'Time of day it starts to hold, organization''s time zone.';
COMMENT ON COLUMN policy_overrides.time_until IS 'Time of day it stops to hold, organization''s time zone.';
COMMENT ON COLUMN policy_overrides.valid_from IS 'Instant it starts to hold; NULL means at once.';
COMMENT ON COLUMN policy_overrides.valid_until IS 'Instant it stops to hold; NULL means never.';
COMMENT ON COLUMN policy_overrides.description IS 'Why the override exists.';
COMMENT ON COLUMN policy_overrides.is_active IS
    'False takes the row out of new use; what already refers to it stays valid.';
COMMENT ON COLUMN policy_overrides.policy IS 'Labels and remarks; the limits are the typed columns. Guarded.';
COMMENT ON COLUMN policy_overrides.version IS
    'Optimistic lock, raised by one with each change; source of the ETag.';
COMMENT ON COLUMN policy_overrides.created_at IS 'When the row was first stored.';
COMMENT ON COLUMN policy_overrides.updated_at IS 'When the row was last changed.';
COMMENT ON COLUMN policy_overrides.created_by IS 'User who created the row; NULL means the system.';
COMMENT ON COLUMN policy_overrides.updated_by IS 'User who last changed the row; NULL means the system.';
