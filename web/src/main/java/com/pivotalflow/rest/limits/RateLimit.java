package com.pivotalflow.rest.limits;

import java.time.Duration;

/** The limits of {@code api.md} 2.8, and of decision 0026 for sessions, by the name that clients read in {@code RateLimit-Policy}. */
public enum RateLimit {

    /** All that people do who are signed in; an organization may have a number of its own. */
    DEFAULT("default", 600, Duration.ofMinutes(1)),

    /** Where a password is tried, per address. */
    LOGIN("login", 10, Duration.ofMinutes(5)),

    /** Where sessions are renewed, per address: of everybody in a large office, at each page that they load. */
    RENEWAL("renewal", 600, Duration.ofMinutes(5)),

    /** Refresh tokens that are none, or were used before, per address: who has had so many is not listened to for a while. */
    UNKNOWN_SESSION("unknown-session", 10, Duration.ofMinutes(5)),

    /** Where customers come by links, per address. */
    PUBLIC("public", 60, Duration.ofMinutes(1)),

    /** The same, per link. */
    LINK("link", 30, Duration.ofMinutes(1)),

    /** Tokens that are none, per address: who has had so many is not listened to for a while, whatever they send. */
    UNKNOWN_LINK("unknown-link", 20, Duration.ofHours(1));

    private final String wireName;
    private final int quota;
    private final Duration window;

    RateLimit(String wireName, int quota, Duration window) {
        this.wireName = wireName;
        this.quota = quota;
        this.window = window;
    }

    /** The name in the headers. */
    String wireName() {
        return wireName;
    }

    /** Requests in a window. */
    int quota() {
        return quota;
    }

    /** How long requests are counted together, from the first of them on. */
    Duration window() {
        return window;
    }
}
