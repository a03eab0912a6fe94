package com.pivotalflow.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of an import: everything is counted, and the first errors are told one by one. */
final class ImportReport {

    /** So many errors are told; whoever lists jobs gets them all. */
    static final int MOST_ERRORS = 200;

    private static final int LONGEST_NAME = 500;
    private static final int NO_LETTER = 0xFFFD;

    private final ImportOrder order;
    private final List<Told> errors = new ArrayList<>();
    private int rows;
    private int created;
    private int skipped;
    private int refused;
    private int errorCount;

    ImportReport(ImportOrder order) {
        this.order = order;
    }

    void created(int count) {
        created += count;
        rows += count;
    }

    void skipped(int count) {
        skipped += count;
        rows += count;
    }

    /** Notes what is wrong with a row, or with the file before its first row. */
    void refused(SourceRow row, List<FieldError> found, RowSource source) {
        refused++;
        if (row.number() > 0) {
            rows++;
        }
        errorCount += found.size();
        found.stream()
                .limit(MOST_ERRORS - (long) errors.size())
                .map(error -> new Told(row.number(), row.line(), source.column(error.pointer()), error))
                .forEach(errors::add);
    }

    /** Notes how many rows an attempt before this one refused; what was wrong with them is not known any more. */
    void refusedBefore(int count) {
        refused += count;
        rows += count;
    }

    boolean isFlawed() {
        return refused > 0;
    }

    int refused() {
        return refused;
    }

    /**
     * As people see it, an object of JSON.
     *
     * @param resumed how many of the skipped rows an earlier attempt of this import created
     */
    String json(int resumed) {
        boolean isRefused = isFlawed() && order.mode() == ImportMode.ALL_OR_NOTHING;
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("resource", order.resource().wireName());
        report.put("mode", order.mode().wireName());
        report.put("dryRun", order.dryRun());
        report.put("outcome", order.dryRun() ? "checked" : isRefused ? "refused" : "imported");
        report.put("rows", rows);
        report.put("created", isRefused ? 0 : created + resumed);
        report.put("skipped", skipped - resumed);
        report.put("refused", refused);
        report.put("errorCount", errorCount);
        ArrayNode told = report.putArray("errors");
        errors.forEach(error -> error.addTo(told));
        return report.toString();
    }

    /** What a file calls its columns and members is told back, but not what no text of the database can hold. */
    private static String printable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().limit(LONGEST_NAME).forEach(letter -> {
            boolean isText = Character.isDefined(letter)
                    && !Character.isISOControl(letter)
                    && Character.getType(letter) != Character.SURROGATE;
            kept.appendCodePoint(isText ? letter : NO_LETTER);
        });
        return kept.toString();
    }

    /** An error with its place. */
    private record Told(int row, long line, Optional<String> column, FieldError error) {

        void addTo(ArrayNode told) {
            ObjectNode node = told.addObject().put("row", row).put("line", line);
            column.ifPresent(name -> node.put("column", printable(name)));
            node.put("pointer", printable(error.pointer()))
                    .put("code", error.code())
                    .put("detail", printable(error.detail()));
        }
    }
}
