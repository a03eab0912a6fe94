package com.pivotalflow.rest.file;

import com.pivotalflow.imports.ImportFormat;
import com.pivotalflow.imports.RowForms;
import com.pivotalflow.imports.RowShape;
import com.pivotalflow.imports.RowSource;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.rest.json.CommandForms;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Reads files, and makes commands of their rows as of bodies of requests. */
final class FileForms implements RowForms {

    private static final String VIOLATIONS = "violations";

    private final CommandForms commands;

    FileForms(CommandForms commands) {
        this.commands = commands;
    }

    @Override
    public RowSource open(InputStream file, ImportFormat format, RowShape shape) {
        return format == ImportFormat.CSV ? new CsvRows(file, shape) : new JsonRows(file);
    }

    @Override
    public <T> T bind(Map<String, Object> members, Class<T> command) {
        try {
            return commands.bind(members, command);
        } catch (DomainException refusal) {
            if (refusal.members().get(VIOLATIONS) instanceof List<?> violations) {
                throw new InvalidInputException(violations.stream()
                        .map(violation -> pointed(refusal.code(), (Map<?, ?>) violation))
                        .toList());
            }
            throw refusal;
        }
    }

    /** {@code metadata.tags[1].qty} becomes {@code /metadata/tags/1/qty}. */
    private static FieldError pointed(String code, Map<?, ?> violation) {
        String path = String.valueOf(violation.get("path"));
        return new FieldError(
                "/" + path.replace("[", "/").replace("]", "").replace('.', '/'),
                code,
                String.valueOf(violation.get("message")));
    }
}
