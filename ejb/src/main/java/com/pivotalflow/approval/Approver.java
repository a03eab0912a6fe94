package com.pivotalflow.approval;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may decide.
 *
 * @param kind whether anybody who has a role, or one person
 * @param id the role, or the person
 */
public record Approver(Kind kind, UUID id) {

    static Approver of(@Nullable UUID role, @Nullable UUID user) {
        if (role != null) {
            return new Approver(Kind.ROLE, role);
        }
        if (user != null) {
            return new Approver(Kind.USER, user);
        }
        throw new IllegalStateException("nobody may decide, which the table's check rules out");
    }

    @Nullable
    UUID role() {
        return kind == Kind.ROLE ? id : null;
    }

    @Nullable
    UUID user() {
        return kind == Kind.USER ? id : null;
    }

    /** A role or a person. */
    public enum Kind {
        /** Anybody who has an access role. */
        ROLE("role"),
        /** One person. */
        USER("user");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        /** The name in JSON. */
        @JsonValue
        public String wireName() {
            return wireName;
        }
    }
}
