package com.pivotalflow.settings;

import com.pivotalflow.problem.FieldError;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** Settings that the product itself goes by; any other is the organization's own. */
enum KnownSetting {
    /** Whether quotes go through approval before they are sent. */
    QUOTE_SEND_REQUIRES_APPROVAL("quote_send_requires_approval") {
        @Override
        Optional<String> flaw(SettingValue value) {
            return value.content() instanceof Boolean ? Optional.empty() : Optional.of("The setting is true or false.");
        }
    },

    /** Hours that a person works on a working day. */
    WORKING_HOURS_PER_DAY("working_hours_per_day") {
        @Override
        Optional<String> flaw(SettingValue value) {
            boolean isSome = value.content() instanceof BigDecimal hours
                    && hours.signum() > 0
                    && hours.compareTo(HOURS_OF_A_DAY) <= 0;
            return isSome ? Optional.empty() : Optional.of("The setting is a number of hours above 0, at most 24.");
        }
    },

    /** Kept for a later version; accepted now, it would promise what nobody does. */
    INVOICE_ISSUE_REQUIRES_APPROVAL("invoice_issue_requires_approval"),

    /** Kept for a later version. */
    PROJECT_CLOSE_REQUIRES_APPROVAL("project_close_requires_approval");

    private static final BigDecimal HOURS_OF_A_DAY = BigDecimal.valueOf(24);

    private final String key;

    KnownSetting(String key) {
        this.key = key;
    }

    /** What is wrong with the value; of a setting that does nothing yet, any. */
    Optional<String> flaw(SettingValue value) {
        return Optional.of("This setting does nothing in this version.");
    }

    /** What is wrong with the value of a setting, if it is one of these. */
    static Optional<FieldError> flaw(String key, SettingValue value) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst()
                .flatMap(setting -> setting.flaw(value))
                .map(detail -> new FieldError("/value", "INVALID", detail));
    }
}
