package com.pivotalflow.approval;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * What a condition compares with: the text of a number, true or false, or a list of codes or ids. Which of them it must be
 * is for the field to say.
 *
 * @param content a {@code String}, a {@code Boolean} or a {@code List<String>}
 */
public record ConditionValue(@JsonValue Object content) {

    /**
     * Checks what it is.
     *
     * @throws IllegalArgumentException when it is none of the three
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConditionValue {
        if (content instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            content = List.copyOf(list);
        } else if (!(content instanceof String) && !(content instanceof Boolean)) {
            throw new IllegalArgumentException("neither text nor yes or no nor a list of texts");
        }
    }
}
