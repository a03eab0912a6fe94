package com.pivotalflow.rest;

import com.pivotalflow.change.Precondition;
import com.pivotalflow.organization.EntityTag;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The state of a record that the request at hand was made for. */
@RequestScoped
public class IfMatch {

    /** Where the client names the state it saw. */
    public static final String HEADER = "If-Match";

    /** One strong entity tag; whether it is one of ours is another question. */
    private static final Pattern TAG = Pattern.compile("\"[\\x21\\x23-\\x7e]*\"");

    private @Nullable Precondition precondition;

    /**
     * What the client demands of the record.
     *
     * @throws IllegalStateException when the operation is not marked {@link IfMatchRequired}
     */
    public Precondition precondition() {
        if (precondition == null) {
            throw new IllegalStateException("an operation that changes a record is marked IfMatchRequired");
        }
        return precondition;
    }

    /** Takes the header as it was sent, once for each time it was sent. */
    void take(List<String> values) {
        precondition = read(values);
    }

    /**
     * A star and a weak tag name no state, and a list names several: the change was thought out for one of them at most.
     */
    static Precondition read(List<String> values) {
        if (values.isEmpty()) {
            return Precondition.missing();
        }
        String tag = values.get(0).strip();
        if (values.size() > 1 || !TAG.matcher(tag).matches()) {
            return Precondition.invalid();
        }
        OptionalLong rowVersion = EntityTag.rowVersion(tag);
        return rowVersion.isPresent() ? Precondition.rowVersion(rowVersion.getAsLong()) : Precondition.unknownState();
    }
}
