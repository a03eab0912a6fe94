package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.outcome.SchemaFailedException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that the audit log of every organization still is what was written: nothing changed, taken away or put in
 * another order. The database walks each chain by its own function; anchors that were kept elsewhere tell whether
 * somebody who may do everything there wrote a whole chain anew.
 */
public final class AuditChains {

    private static final String FUNCTION = "SELECT to_regprocedure('public.verify_audit_chain()') IS NOT NULL";
    private static final String ORGANIZATIONS = "SELECT public.organization_ids(NULL, NULL)::text";
    private static final String ENTRIES = "SELECT count(*) FROM public.audit_logs";
    private static final String DEFECTS =
            "SELECT sequence_number, problem FROM public.verify_audit_chain() ORDER BY sequence_number, problem";
    private static final String ENTRY =
            "SELECT encode(entry_hash, 'hex') FROM public.audit_logs WHERE sequence_number = ?";

    /** Entries that were purged on purpose end at the base of the chain. */
    private static final String BASE = "SELECT base_sequence, encode(base_hash, 'hex') FROM public.audit_chain_heads";

    private final RowAccess access;

    /**
     * Nothing is connected yet.
     *
     * @param access whose connections see the rows; the owner's are used
     */
    public AuditChains(RowAccess access) {
        this.access = new RowAccess(access.owner(), null);
    }

    /**
     * A place where a chain is not what was written.
     *
     * @param organization whose chain it is
     * @param sequence number of the entry in it, from 1
     * @param problem {@code gap}: entries before it are missing; {@code link}: it does not follow the one before it;
     *     {@code entry}: it was changed; {@code payload}: its values were changed; {@code tail}: the newest entries are
     *     missing; {@code anchor}: it is not the entry that the anchor saw
     */
    public record Defect(String organization, long sequence, String problem) {

        /** One line for people. */
        @Override
        public String toString() {
            return "organization " + organization + " entry " + sequence + " " + problem;
        }
    }

    /**
     * What was looked at.
     *
     * @param organizations how many there are
     * @param entries in all of them
     * @param anchors how many were compared
     * @param defects how many were found
     */
    public record Result(int organizations, long entries, int anchors, long defects) {}

    /**
     * Walks all chains, one organization after the other.
     *
     * @param anchors where chains ended at some time; an anchor of an organization that is not there any more is a defect
     * @param found hears each defect
     * @throws SchemaFailedException if the log cannot be read
     */
    public Result verify(List<AuditAnchor> anchors, Consumer<Defect> found) {
        List<AuditAnchor> left = new ArrayList<>(anchors);
        long entries = 0;
        long defects = 0;
        try (TenantReader reader = TenantReader.begin(access)) {
            demandFunction(reader);
            List<String> organizations = organizations(reader);
            for (String organization : organizations) {
                reader.enter(organization);
                entries += number(reader, ENTRIES);
                List<Defect> here = defects(reader, organization);
                for (AuditAnchor anchor : anchors) {
                    if (anchor.organization().equals(organization)) {
                        left.remove(anchor);
                        if (!holds(reader, anchor)) {
                            here.add(new Defect(organization, anchor.sequence(), "anchor"));
                        }
                    }
                }
                here.forEach(found);
                defects += here.size();
            }
            for (AuditAnchor anchor : left) {
                found.accept(new Defect(anchor.organization(), anchor.sequence(), "anchor"));
                defects++;
            }
            return new Result(organizations.size(), entries, anchors.size(), defects);
        } catch (SQLException e) {
            throw new SchemaFailedException(
                    "cannot verify the audit log: " + e.getMessage() + ". Nothing was changed.");
        }
    }

    private static List<Defect> defects(TenantReader reader, String organization) throws SQLException {
        List<Defect> defects = new ArrayList<>();
        try (Statement statement = reader.connection().createStatement();
                ResultSet row = statement.executeQuery(DEFECTS)) {
            while (row.next()) {
                defects.add(new Defect(organization, row.getLong(1), row.getString(2)));
            }
        }
        return defects;
    }

    private static boolean holds(TenantReader reader, AuditAnchor anchor) throws SQLException {
        String hash = hashOf(reader, anchor.sequence());
        if (hash != null) {
            return hash.equals(anchor.hash());
        }
        try (Statement statement = reader.connection().createStatement();
                ResultSet row = statement.executeQuery(BASE)) {
            if (!row.next() || row.getLong(1) < anchor.sequence()) {
                return false;
            }
            return row.getLong(1) > anchor.sequence() || anchor.hash().equals(row.getString(2));
        }
    }

    private static @Nullable String hashOf(TenantReader reader, long sequence) throws SQLException {
        try (PreparedStatement statement = reader.connection().prepareStatement(ENTRY)) {
            statement.setLong(1, sequence);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private static void demandFunction(TenantReader reader) throws SQLException {
        try (Statement statement = reader.connection().createStatement();
                ResultSet row = statement.executeQuery(FUNCTION)) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new SchemaFailedException("this database has no function public.verify_audit_chain(): is it the"
                        + " right one, and migrated? Nothing was changed.");
            }
        }
    }

    private static List<String> organizations(TenantReader reader) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Statement statement = reader.connection().createStatement();
                ResultSet row = statement.executeQuery(ORGANIZATIONS)) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    private static long number(TenantReader reader, String query) throws SQLException {
        try (Statement statement = reader.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
