package com.pivotalflow.schema.twin;

import java.util.List;
import java.util.stream.Stream;

/**
 * A change of the scripts' side that the twin must find; each is made on things that no other touches, so that all can
 * be made in one database.
 *
 * @param name what is changed
 * @param sql how
 * @param findings rule and object of everything it makes the twin find
 */
record SchemaChange(String name, String sql, List<String> findings) {

    SchemaChange {
        findings = List.copyOf(findings);
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<SchemaChange> all() {
        return Stream.of(tables(), columns(), keys(), indexes(), behaviour(), harmless())
                .flatMap(changes -> changes);
    }

    private static Stream<SchemaChange> tables() {
        return Stream.of(
                change("a table is gone", "DROP TABLE role_permissions", "missing-table table public.role_permissions"),
                change(
                        "a view stands for a table",
                        "ALTER TABLE signing_keys RENAME TO old_keys; CREATE VIEW signing_keys AS TABLE old_keys",
                        "view-for-table view public.signing_keys",
                        "unmapped-table table public.old_keys"),
                change(
                        "a table that no entity has",
                        "CREATE TABLE later_things (id uuid PRIMARY KEY)",
                        "unmapped-table table public.later_things"),
                change(
                        "a table that a crash empties",
                        "ALTER TABLE tax_rates SET UNLOGGED",
                        "other-table table public.tax_rates"),
                change(
                        "a sequence that no entity uses",
                        "CREATE SEQUENCE stray_numbers",
                        "unmapped-object sequence public.stray_numbers"),
                change(
                        "a type that no entity uses",
                        "CREATE TYPE stray_colour AS ENUM ('red', 'blue')",
                        "unmapped-object type public.stray_colour"));
    }

    private static Stream<SchemaChange> columns() {
        return Stream.of(
                change(
                        "a column is gone",
                        "ALTER TABLE roles DROP COLUMN description",
                        "missing-column column public.roles.description"),
                change(
                        "a column that no entity has",
                        "ALTER TABLE roles ADD COLUMN colour text",
                        "unmapped-column column public.roles.colour"),
                change(
                        "a required column that no entity has",
                        "ALTER TABLE roles ADD COLUMN weight integer NOT NULL",
                        "unmapped-required-column column public.roles.weight"),
                change(
                        "another type",
                        "ALTER TABLE quotes ALTER COLUMN head_version_number TYPE bigint",
                        "type column public.quotes.head_version_number"),
                change(
                        "instants without a zone",
                        "ALTER TABLE projects ALTER COLUMN closed_at TYPE timestamp",
                        "type column public.projects.closed_at"),
                change(
                        "more precision",
                        "ALTER TABLE tax_rates DROP CONSTRAINT ck_tax_rates_rate; "
                                + "ALTER TABLE tax_rates ALTER COLUMN rate TYPE numeric(12,8)",
                        "type column public.tax_rates.rate"),
                change(
                        "less scale",
                        "ALTER TABLE customers ALTER COLUMN credit_limit_amount TYPE numeric(19,2)",
                        "type column public.customers.credit_limit_amount"),
                change(
                        "another collation",
                        "ALTER TABLE service_categories ALTER COLUMN icon TYPE text COLLATE \"POSIX\"",
                        "type column public.service_categories.icon"),
                change(
                        "a shorter text",
                        "ALTER TABLE roles DROP CONSTRAINT ck_roles_name; "
                                + "ALTER TABLE roles ADD CONSTRAINT ck_roles_name CHECK (char_length(name) <= 90)",
                        "length column public.roles.name"),
                change(
                        "a text without a bound",
                        "ALTER TABLE customers DROP CONSTRAINT ck_customers_source",
                        "length column public.customers.source"),
                change(
                        "a column that may be empty",
                        "ALTER TABLE projects ALTER COLUMN name DROP NOT NULL",
                        "nullability column public.projects.name"),
                change(
                        "a column that may not be empty",
                        "ALTER TABLE customers ALTER COLUMN industry SET NOT NULL",
                        "nullability column public.customers.industry"),
                change(
                        "a column that the database computes",
                        "ALTER TABLE rate_cards DROP COLUMN description; ALTER TABLE rate_cards ADD COLUMN description"
                                + " text GENERATED ALWAYS AS (name) STORED CHECK (char_length(description) <= 2000)",
                        "generated column public.rate_cards.description",
                        "written-generated column public.rate_cards.description"),
                change(
                        "a column that numbers itself",
                        "ALTER TABLE quotes ALTER COLUMN number_sequence ADD GENERATED BY DEFAULT AS IDENTITY",
                        "generated column public.quotes.number_sequence"),
                change(
                        "fewer values",
                        "ALTER TABLE quotes DROP CONSTRAINT ck_quotes_status; ALTER TABLE quotes ADD CONSTRAINT"
                                + " ck_quotes_status CHECK (status IN ('draft', 'sent'))",
                        "closed-set column public.quotes.status"),
                change(
                        "more values",
                        "ALTER TABLE quotes DROP CONSTRAINT ck_quotes_tax_level; ALTER TABLE quotes ADD CONSTRAINT"
                                + " ck_quotes_tax_level CHECK (tax_level IN ('LINE', 'DOCUMENT', 'PAGE'))",
                        "closed-set column public.quotes.tax_level"),
                change(
                        "any value",
                        "ALTER TABLE quote_groups DROP CONSTRAINT ck_quote_groups_choose",
                        "closed-set column public.quote_groups.choose"));
    }

    private static Stream<SchemaChange> keys() {
        return Stream.of(
                change(
                        "another primary key",
                        "ALTER TABLE customer_contacts DROP CONSTRAINT pk_customer_contacts CASCADE; ALTER TABLE"
                                + " customer_contacts ADD CONSTRAINT pk_customer_contacts PRIMARY KEY (organization_id, id, email)",
                        "nullability column public.customer_contacts.email",
                        "primary-key constraint customer_contacts_pkey on public.customer_contacts",
                        "primary-key constraint pk_customer_contacts on public.customer_contacts",
                        "reference column public.quote_versions.contact_id",
                        "reference column public.quote_delivery_tokens.contact_id"),
                change(
                        "a unique key is gone",
                        "ALTER TABLE delivery_roles DROP CONSTRAINT uq_delivery_roles_code",
                        "unique-key constraint uq_delivery_roles_code on public.delivery_roles"),
                change(
                        "a unique key that no entity states",
                        "ALTER TABLE delivery_roles ADD CONSTRAINT uq_delivery_roles_name UNIQUE (organization_id, name)",
                        "unique-key constraint uq_delivery_roles_name on public.delivery_roles"),
                change(
                        "a unique key of another name",
                        "ALTER TABLE tax_classes RENAME CONSTRAINT uq_tax_classes_code TO uq_tax_classes_codes",
                        "unique-key constraint uq_tax_classes_codes on public.tax_classes"),
                change(
                        "the key of an association is gone",
                        "ALTER TABLE quote_groups DROP CONSTRAINT fk_quote_groups_quote_id",
                        // As Hibernate names it; the entity states no name.
                        "foreign-key constraint fk85be7qb7qllsfoxcpxbgwcwow on public.quote_groups",
                        "reference column public.quote_groups.organization_id"),
                change(
                        "parts are not deleted with their whole",
                        "ALTER TABLE quote_discounts DROP CONSTRAINT fk_quote_discounts_quote_id; ALTER TABLE"
                                + " quote_discounts ADD CONSTRAINT fk_quote_discounts_quote_id FOREIGN KEY (organization_id,"
                                + " quote_id) REFERENCES quotes (organization_id, id)",
                        "delete-action constraint fk_quote_discounts_quote_id on public.quote_discounts"),
                change(
                        "an id without a key",
                        "ALTER TABLE projects DROP CONSTRAINT fk_projects_owner_id",
                        "reference column public.projects.owner_id"),
                change(
                        "an alternative of another quote",
                        "ALTER TABLE quote_line_items DROP CONSTRAINT fk_quote_line_items_group_code; ALTER TABLE"
                                + " quote_line_items ADD CONSTRAINT fk_quote_line_items_group_code FOREIGN KEY"
                                + " (organization_id, rate_card_id, group_code) REFERENCES quote_groups (organization_id,"
                                + " quote_id, code)",
                        "reference constraint fk_quote_line_items_group_code on public.quote_line_items"),
                change(
                        "an id of another table",
                        "ALTER TABLE user_roles DROP CONSTRAINT fk_user_roles_assigned_by; ALTER TABLE user_roles ADD"
                                + " CONSTRAINT fk_user_roles_assigned_by FOREIGN KEY (organization_id, assigned_by)"
                                + " REFERENCES roles (organization_id, id)",
                        "reference constraint fk_user_roles_assigned_by on public.user_roles"),
                change(
                        "a rule that old rows may break",
                        "ALTER TABLE user_roles DROP CONSTRAINT fk_user_roles_role_id; ALTER TABLE user_roles ADD"
                                + " CONSTRAINT fk_user_roles_role_id FOREIGN KEY (organization_id, role_id) REFERENCES roles"
                                + " (organization_id, id) ON DELETE RESTRICT NOT VALID",
                        "not-valid constraint fk_user_roles_role_id on public.user_roles"));
    }

    private static Stream<SchemaChange> indexes() {
        return Stream.of(
                change(
                        "an index is gone",
                        "DROP INDEX ix_projects_owner_id",
                        "index index ix_projects_owner_id on public.projects"),
                change(
                        "an index in another order",
                        "DROP INDEX ix_tax_rates_tax_class_id_effective_from; CREATE INDEX"
                                + " ix_tax_rates_tax_class_id_effective_from ON tax_rates (organization_id, tax_class_id,"
                                + " effective_from)",
                        "index index ix_tax_rates_tax_class_id_effective_from on public.tax_rates"),
                change(
                        "an index that no entity declares",
                        "CREATE INDEX ix_projects_name ON projects (organization_id, name)",
                        "index index ix_projects_name on public.projects"),
                change(
                        "an index that does not work",
                        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_rate_cards_created_at_id'::regclass",
                        "not-valid index ix_rate_cards_created_at_id on public.rate_cards"));
    }

    private static Stream<SchemaChange> behaviour() {
        return Stream.of(
                change(
                        "a trigger",
                        "CREATE FUNCTION stray() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                                + " CREATE TRIGGER stray BEFORE UPDATE ON tax_classes FOR EACH ROW EXECUTE FUNCTION stray()",
                        "trigger trigger stray on public.tax_classes"),
                change(
                        "a rule",
                        "CREATE RULE stray AS ON DELETE TO tax_classes DO INSTEAD NOTHING",
                        "trigger rule stray on public.tax_classes"),
                change(
                        "no rows may be added",
                        "REVOKE INSERT ON tax_classes FROM pivotal_app",
                        "grant table public.tax_classes"),
                change(
                        "one column may not be changed",
                        "REVOKE UPDATE ON service_categories FROM pivotal_app; GRANT UPDATE (parent_id, name, code,"
                                + " description, sort_order, colour, icon, is_visible, metadata, version, updated_at,"
                                + " updated_by) ON service_categories TO pivotal_app",
                        "grant column public.service_categories.is_active"),
                change(
                        "parts may not be deleted",
                        "REVOKE DELETE ON quote_line_items FROM pivotal_app",
                        "grant table public.quote_line_items"),
                change(
                        "a counter of changes that runs out",
                        "ALTER TABLE delivery_roles ALTER COLUMN version TYPE integer",
                        "type column public.delivery_roles.version",
                        "version column public.delivery_roles.version"));
    }

    /** E5, and what changes nothing for an entity: no finding. */
    private static Stream<SchemaChange> harmless() {
        return Stream.of(
                change("another default", "ALTER TABLE quotes ALTER COLUMN version SET DEFAULT 1"),
                change("another comment", "COMMENT ON TABLE quotes IS 'other'"),
                change("another policy", "CREATE POLICY stray ON quotes USING (true)"),
                change("another grant", "GRANT TRUNCATE ON quotes TO pivotal_readonly"),
                change("another check", "ALTER TABLE quotes ADD CONSTRAINT ck_quotes_stray CHECK (title <> 'x')"),
                change("a partial index", "CREATE INDEX ON quotes (title) WHERE deleted_at IS NULL"),
                change("an expression index", "CREATE UNIQUE INDEX ON quotes (lower(quote_number))"),
                change("an index of another method", "CREATE INDEX ON quotes USING hash (quote_number)"),
                change(
                        "an exclusion constraint",
                        "ALTER TABLE quotes ADD CONSTRAINT ex_quotes_stray EXCLUDE USING btree (quote_number WITH =)"),
                change("a function", "CREATE FUNCTION stray_number() RETURNS int LANGUAGE sql RETURN 1"),
                change("a view beside the tables", "CREATE VIEW stray_quotes AS TABLE quotes"));
    }

    private static SchemaChange change(String name, String sql, String... findings) {
        return new SchemaChange(name, sql, List.of(findings));
    }
}
