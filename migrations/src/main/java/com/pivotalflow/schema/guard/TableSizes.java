package com.pivotalflow.schema.guard;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large the tables of the largest installation are, {@code db/table-sizes.csv}. A table it does not name is large. */
public final class TableSizes {

    private static final Pattern LINE = Pattern.compile("([^,]+),([0-9]{1,18}),([0-9]{1,18}),([^,]*)");
    private static final String HEADER = "table,rows,bytes,taken_at";

    private final Map<String, Size> sizes;

    private TableSizes(Map<String, Size> sizes) {
        this.sizes = Map.copyOf(sizes);
    }

    /** Rows and bytes, indexes included. */
    private record Size(long rows, long bytes) {}

    /** Every table is large. */
    public static TableSizes unknown() {
        return new TableSizes(Map.of());
    }

    /**
     * Reads the file.
     *
     * @throws SchemaRefusedException if a line is not {@code table,rows,bytes,taken_at}
     */
    public static TableSizes parse(String text) {
        Map<String, Size> sizes = new HashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                String name = matcher.group(1);
                sizes.put(
                        name.contains(".") ? name : "public." + name,
                        new Size(Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))));
            } else if (!line.isBlank() && !line.strip().equals(HEADER)) {
                throw new SchemaRefusedException(
                        Exit.JOURNAL,
                        "table-sizes.csv:" + number + " is not '" + HEADER
                                + "': take it from info --sizes. Nothing was changed.");
            }
        }
        return new TableSizes(sizes);
    }

    /** Whether a table is known to be small everywhere. */
    boolean isSmall(String table, GuardProperties properties) {
        Size size = sizes.get(table);
        return size != null && size.rows() <= properties.smallRows() && size.bytes() <= properties.smallBytes();
    }
}
