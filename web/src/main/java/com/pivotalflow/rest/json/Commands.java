package com.pivotalflow.rest.json;

import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a command from a body: syntax, then labels, then shape; each phase reports all it finds. */
final class Commands {

    private Commands() {}

    /**
     * Reads a command.
     *
     * @param body the text of JSON
     * @param type the record it becomes
     * @param validator judges the constraints of the record
     * @throws com.pivotalflow.problem.DomainException {@code MALFORMED_JSON}, {@code JSONB_MONETARY_FORBIDDEN} or {@code
     *     VALIDATION_FAILED}
     */
    static <T> T read(InputStream body, Class<T> type, Validator validator) throws IOException {
        return read(body, type, validator, tree -> {});
    }

    /** The same; what is well formed is shown to somebody before its content is looked at. */
    static <T> T read(InputStream body, Class<T> type, Validator validator, Consumer<Object> wellFormed)
            throws IOException {
        Optional<Object> tree = JsonTree.read(body);
        wellFormed.accept(tree.orElse(JsonNull.NULL));
        if (tree.isEmpty() || tree.get() == JsonNull.NULL) {
            throw new InvalidInputException(List.of(new FieldError("", "REQUIRED", "A body is required.")));
        }
        MetadataMembers.requireClean(tree.get());
        Findings findings = new Findings(validator);
        Object command = RecordBinding.of(type).bind(tree.get(), "", findings);
        if (command != Binding.FAILED) {
            findings.validate(command, "");
        }
        if (!findings.errors().isEmpty()) {
            throw new InvalidInputException(JsonPointer.inDocumentOrder(tree.get(), findings.errors()));
        }
        return type.cast(command);
    }
}
