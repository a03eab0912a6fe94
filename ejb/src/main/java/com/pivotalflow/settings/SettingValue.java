package com.pivotalflow.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pivotalflow.metadata.Metadata;
import java.math.BigDecimal;

/**
 * The value of a named setting. What a setting is, is what its value is: 1 is not {@code "1"}.
 *
 * @param content a {@code Boolean}, a {@code BigDecimal}, a {@code String} or a {@link Metadata}
 */
public record SettingValue(@JsonValue Object content) {

    /**
     * Checks what it is; numbers stand without zeros at their end.
     *
     * @throws IllegalArgumentException when it is none of the four
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SettingValue {
        if (content instanceof BigDecimal number) {
            // Written as plain digits, 1E+3 would be read as something else by many.
            content = new BigDecimal(number.stripTrailingZeros().toPlainString());
        } else if (!(content instanceof Boolean) && !(content instanceof String) && !(content instanceof Metadata)) {
            throw new IllegalArgumentException("neither yes or no nor a number, a text or an object");
        }
    }
}
