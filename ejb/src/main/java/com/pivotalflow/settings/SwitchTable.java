package com.pivotalflow.settings;

/** Tables of switches: a name, on or off, and a document beside it. */
enum SwitchTable {
    /** Features. */
    FLAGS("org_feature_flags", "flag_key", "payload"),

    /** Channels of notification. */
    CHANNELS("org_notification_prefs", "channel", "settings");

    private final String table;
    private final String key;
    private final String document;

    SwitchTable(String table, String key, String document) {
        this.table = table;
        this.key = key;
        this.document = document;
    }

    /** Fixed SQL about the table, where these words stand for its names. */
    String sql(String text) {
        return text.replace("<table>", table).replace("<key>", key).replace("<document>", document);
    }
}
