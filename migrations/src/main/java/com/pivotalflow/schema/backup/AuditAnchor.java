package com.pivotalflow.schema.backup;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the audit chain of an organization ended at some time, as the server writes it into its log every night.
 *
 * @param organization whose chain it is
 * @param sequence number of the newest entry then
 * @param hash of that entry, 64 hexadecimal digits
 */
public record AuditAnchor(String organization, long sequence, String hash) {

    private static final Pattern LINE =
            Pattern.compile("audit chain of organization ([0-9a-f-]{36}) ends at ([0-9]{1,18}) with ([0-9a-f]{64})");

    /** All anchors among these lines; whatever else a log has in them, and in its other lines, does not matter. */
    public static List<AuditAnchor> among(Stream<String> lines) {
        return lines.map(LINE::matcher)
                .filter(Matcher::find)
                .map(line -> new AuditAnchor(
                        Objects.requireNonNull(line.group(1)),
                        Long.parseLong(line.group(2)),
                        Objects.requireNonNull(line.group(3))))
                .distinct()
                .toList();
    }
}
