package com.pivotalflow.rest.file;

import com.pivotalflow.problem.FieldError;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The lines of a file of CSV that are not empty, whichever way they end. */
final class CsvLines {

    /** Stands for bytes that are no UTF-8; text has no such character. */
    static final char NO_TEXT = '\uFFFE';

    /** A line of its own behind the last one: where it stands in a quoted cell, that cell has no end. */
    private static final String END = "\uFFFF";

    private static final String MALFORMED = "MALFORMED_CSV";

    private final RowText text;
    private final Iterator<CsvLine> lines;
    private long last = 1;

    CsvLines(InputStream file) {
        text = new RowText(
                new InputStreamReader(
                        file,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                                .replaceWith(String.valueOf(NO_TEXT))),
                "\n" + END);
        lines = CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(2 * RowText.LONGEST)
                .build(new Handler(text), text)
                .iterator();
    }

    /** Where the last line began that was looked at. */
    long lastLine() {
        return last;
    }

    /**
     * The next line; empty behind the last one.
     *
     * @throws UnreadableException when neither it nor anything behind it can be read
     */
    Optional<CsvLine> next() throws UnreadableException {
        CsvLine line = read();
        last = line.number();
        if (line.cells().get(line.cells().size() - 1).contains(END)) {
            if (line.isLastQuoted()) {
                throw unreadable(MALFORMED, "A quote is opened here and never closed.");
            }
            return Optional.empty();
        }
        return Optional.of(line);
    }

    private CsvLine read() throws UnreadableException {
        try {
            return lines.next();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof RowTooLongException) {
                throw unreadable("ROW_TOO_LONG", "A row has at most " + RowText.LONGEST + " characters.");
            }
            throw e;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CsvParseException) {
                throw unreadable(MALFORMED, "Something stands behind the closing quote of a cell.");
            }
            throw e;
        }
    }

    private static UnreadableException unreadable(String code, String detail) {
        return new UnreadableException(new FieldError("", code, detail));
    }

    /** Collects the cells of a line. */
    private static final class Handler extends AbstractBaseCsvCallbackHandler<CsvLine> {

        private final RowText text;
        private List<String> cells = new ArrayList<>();
        private boolean isLastQuoted;

        Handler(RowText text) {
            this.text = text;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            text.nextRow();
            cells = new ArrayList<>();
            isLastQuoted = false;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean isQuoted) {
            cells.add(new String(buffer, offset, length));
            isLastQuoted = isQuoted;
        }

        @Override
        protected CsvLine buildRecord() {
            return new CsvLine(getStartingLineNumber(), cells, isLastQuoted);
        }
    }
}
