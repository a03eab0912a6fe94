package com.pivotalflow.rest.json;

import com.pivotalflow.change.Patch;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
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
        return bound(tree(body, wellFormed), type, validator);
    }

    /** The same, of what is well formed and was read already. */
    static <T> T bind(Map<String, Object> tree, Class<T> type, Validator validator) {
        MetadataMembers.requireClean(tree);
        return bound(tree, type, validator);
    }

    private static <T> T bound(Object tree, Class<T> type, Validator validator) {
        Findings findings = new Findings(validator);
        Object command = RecordBinding.of(type).bind(tree, "", findings);
        if (command != Binding.FAILED) {
            findings.validate(command, "");
        }
        requireNone(findings, tree);
        return type.cast(command);
    }

    /** Reads the partial update of a record that is made from such a command; throws as {@link #read}. */
    static <T> Patch<T> readPatch(InputStream body, Class<T> type, Validator validator, Consumer<Object> wellFormed)
            throws IOException {
        Object tree = tree(body, wellFormed);
        Findings findings = Findings.ofPatch(validator);
        Object stated = PartialRecord.bind((RecordBinding<?>) RecordBinding.of(type), tree, "", findings);
        requireNone(findings, tree);
        return new MergePatch<>(type, (PartialRecord) stated, validator);
    }

    private static Object tree(InputStream body, Consumer<Object> wellFormed) throws IOException {
        Object tree = JsonTree.read(body).orElse(JsonNull.NULL);
        wellFormed.accept(tree);
        if (tree == JsonNull.NULL) {
            throw new InvalidInputException(List.of(new FieldError("", "REQUIRED", "A body is required.")));
        }
        MetadataMembers.requireClean(tree);
        return tree;
    }

    private static void requireNone(Findings findings, Object tree) {
        if (!findings.errors().isEmpty()) {
            throw new InvalidInputException(JsonPointer.inDocumentOrder(tree, findings.errors()));
        }
    }
}
