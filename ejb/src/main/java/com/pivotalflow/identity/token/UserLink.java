package com.pivotalflow.identity.token;

import com.pivotalflow.organization.UserId;

/**
 * A link that was good and is used up now.
 *
 * @param user whom it was made for
 * @param purpose what it lets that person do
 */
public record UserLink(UserId user, Purpose purpose) {

    /** What a link is for. */
    public enum Purpose {
        /** To choose the first password; good for seven days. */
        INVITATION("invitation", 7 * 24),
        /** To choose another password; good for an hour. */
        PASSWORD_RESET("password_reset", 1);

        private final String columnName;
        private final int hours;

        Purpose(String columnName, int hours) {
            this.columnName = columnName;
            this.hours = hours;
        }

        String columnName() {
            return columnName;
        }

        int hours() {
            return hours;
        }
    }
}
