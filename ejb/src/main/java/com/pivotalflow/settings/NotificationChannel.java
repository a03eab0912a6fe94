package com.pivotalflow.settings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** A way by which people are told something. */
public enum NotificationChannel {
    /** By mail. */
    EMAIL("email"),

    /** By text message; nothing is sent by it in this version. */
    SMS("sms"),

    /** On a device; nothing is sent by it in this version. */
    PUSH("push");

    private final String wireName;

    NotificationChannel(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The channel with this name, compared exactly. */
    public static Optional<NotificationChannel> parse(String wireName) {
        return Arrays.stream(values())
                .filter(channel -> channel.wireName.equals(wireName))
                .findFirst();
    }
}
