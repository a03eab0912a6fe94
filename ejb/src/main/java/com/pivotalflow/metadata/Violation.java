package com.pivotalflow.metadata;

/**
 * A business value found among labels.
 *
 * @param path where, from the member name, with steps {@code .key} and {@code [i]}, such as
 *     {@code lines[2].metadata.pricing[0].unit_price}
 * @param key the key as it was written
 */
public record Violation(String path, String key) {

    /** A sentence for people. */
    public String message() {
        return "Business value '" + key + "' belongs in a typed field, not in metadata.";
    }

    /** The same where nothing else tells the path. */
    String messageWithPath() {
        return "Business value '" + key + "' at " + path + " belongs in a typed field, not in metadata.";
    }
}
