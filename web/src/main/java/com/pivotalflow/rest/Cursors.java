package com.pivotalflow.rest;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.secret.ServerKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Writes and reads the cursors of lists, authenticated with a key of this installation. */
@ApplicationScoped
public class Cursors {

    private static final String POINTER = "query:cursor";

    @Inject
    ServerKeys keys;

    /**
     * A cursor that begins after a row.
     *
     * @param sort sort terms of the list
     * @param fingerprint stands for the list and its filters
     * @param lastKey sort key of the row
     */
    String encode(String sort, String fingerprint, List<String> lastKey) {
        return new Cursor(sort, fingerprint, lastKey).encode(keys.derived("cursor"));
    }

    /**
     * The sort key in a cursor.
     *
     * @throws DomainException {@code CURSOR_INVALID} when it was not made here, {@code CURSOR_MISMATCH} when it was made
     *     for another list, other filters or another sort
     */
    List<String> decode(String text, String sort, String fingerprint) {
        Cursor cursor = Cursor.decode(text, keys.derived("cursor"))
                .orElseThrow(() -> refused("CURSOR_INVALID", "This cursor was not given out by this service."));
        if (!cursor.sort().equals(sort) || !cursor.fingerprint().equals(fingerprint)) {
            throw refused("CURSOR_MISMATCH", "This cursor belongs to other filters or another sort.");
        }
        return cursor.lastKey();
    }

    private static DomainException refused(String code, String detail) {
        return new DomainException(
                Refusal.MALFORMED, code, detail, List.of(new FieldError(POINTER, code, detail)), Map.of());
    }
}
