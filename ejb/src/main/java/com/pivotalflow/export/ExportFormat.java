package com.pivotalflow.export;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a file is written. */
public enum ExportFormat {
    /** RFC 4180, UTF-8, with a line of names. */
    CSV("csv", "text/csv"),
    /** One array of objects. */
    JSON("json", "application/json");

    private final String wireName;
    private final String mediaType;

    ExportFormat(String wireName, String mediaType) {
        this.wireName = wireName;
        this.mediaType = mediaType;
    }

    /** The name in JSON and in the database, and how names of files end. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The media type of a file. */
    String mediaType() {
        return mediaType;
    }

    static ExportFormat of(String wireName) {
        return CSV.wireName.equals(wireName) ? CSV : JSON;
    }
}
