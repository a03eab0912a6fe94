package com.pivotalflow.change;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a record that the client wants to change and no other. Read from the request early, judged only when the
 * record is found: whether there is such a record is told first.
 */
public final class Precondition {

    private final @Nullable Long expected;
    private final @Nullable DomainException flaw;

    private Precondition(@Nullable Long expected, @Nullable DomainException flaw) {
        this.expected = expected;
        this.flaw = flaw;
    }

    /** The record is still in the state with this row version. */
    public static Precondition rowVersion(long expected) {
        return new Precondition(expected, null);
    }

    /** The client named no state. */
    public static Precondition missing() {
        return new Precondition(
                null,
                new DomainException(
                        Refusal.PRECONDITION_MISSING,
                        "IF_MATCH_REQUIRED",
                        "Send the entity tag of the record you want to change in the header If-Match."));
    }

    /** What the client named is not one state. */
    public static Precondition invalid() {
        return new Precondition(
                null,
                new DomainException(
                        Refusal.MALFORMED,
                        "IF_MATCH_INVALID",
                        "The header If-Match names exactly one entity tag as it was received, quotes included."));
    }

    /** No record is in the state that the client named: its tag is not one of ours. */
    public static Precondition unknownState() {
        return new Precondition(null, null);
    }

    /** Whether the client named no state, as somebody does who wants to make what does not exist. */
    public boolean isMissing() {
        return flaw != null && flaw.refusal() == Refusal.PRECONDITION_MISSING;
    }

    /**
     * Demands that the record found is in the state that the client saw.
     *
     * @param rowVersion of the record as it is
     * @param currentTag its entity tag for this caller, quotes included
     * @throws DomainException {@code IF_MATCH_REQUIRED}, {@code IF_MATCH_INVALID}, or {@code ETAG_MISMATCH} with
     *     {@code currentETag}
     */
    public void require(long rowVersion, String currentTag) {
        if (flaw != null) {
            throw flaw;
        }
        if (expected == null || expected != rowVersion) {
            throw outdated(currentTag);
        }
    }

    /** The refusal {@code ETAG_MISMATCH}: the record is not as it was, and has this entity tag now. */
    public static DomainException outdated(String currentTag) {
        return new DomainException(
                Refusal.OUTDATED,
                "ETAG_MISMATCH",
                "The record was changed meanwhile; read it again and decide anew.",
                List.of(),
                Map.of("currentETag", currentTag));
    }
}
