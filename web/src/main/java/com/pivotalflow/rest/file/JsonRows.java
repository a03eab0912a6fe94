package com.pivotalflow.rest.file;

import com.pivotalflow.imports.RowSource;
import com.pivotalflow.imports.SourceRow;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.rest.json.ArrayElements;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of a file of JSON: one array of objects, each as the body of a request is. */
final class JsonRows implements RowSource {

    private final RowText text;
    private final ArrayElements elements;
    private boolean hasEnded;
    private int number;

    JsonRows(InputStream file) {
        text = new RowText(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()), "");
        try {
            elements = new ArrayElements(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<SourceRow> next() {
        if (hasEnded) {
            return Optional.empty();
        }
        text.nextRow();
        try {
            Optional<Object> element = elements.next();
            hasEnded = element.isEmpty();
            return element.map(this::row);
        } catch (DomainException e) {
            return end(new FieldError("", e.code(), e.detail()));
        } catch (RowTooLongException e) {
            return end(new FieldError("", "ROW_TOO_LONG", "An object has at most " + RowText.LONGEST + " characters."));
        } catch (CharacterCodingException e) {
            return end(CsvRows.noText(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing behind it can be read. */
    private Optional<SourceRow> end(FieldError error) {
        hasEnded = true;
        return Optional.of(SourceRow.flawed(number + 1, elements.line(), List.of(error)));
    }

    private SourceRow row(Object element) {
        number++;
        Optional<Map<String, Object>> members = ArrayElements.members(element);
        return members.map(object -> SourceRow.of(number, elements.line(), object))
                .orElseGet(() -> SourceRow.flawed(
                        number,
                        elements.line(),
                        List.of(new FieldError("", "TYPE_MISMATCH", "An object is expected here."))));
    }

    @Override
    public Optional<String> column(String pointer) {
        return Optional.empty();
    }
}
