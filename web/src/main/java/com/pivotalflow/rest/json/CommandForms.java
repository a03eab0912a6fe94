package com.pivotalflow.rest.json;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Reads commands from the fields of a page, by the rules that bodies of JSON are read by. */
@ApplicationScoped
public class CommandForms {

    @Inject
    Validator validator;

    /**
     * Reads a command.
     *
     * @param fields by the names of the members; texts, booleans, lists and maps of them
     * @param type the record it becomes
     * @throws com.pivotalflow.problem.InvalidInputException with pointers to the members that are wrong
     */
    public <T> T read(Map<String, Object> fields, Class<T> type) {
        try {
            return Commands.read(new ByteArrayInputStream(Json.bytes(fields)), type, validator);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can't be read", e);
        }
    }

    /**
     * Makes a command of what was read already.
     *
     * @param members as {@link ArrayElements} reads them and {@link CommandColumn} puts them
     * @param type the record it becomes
     * @throws com.pivotalflow.problem.DomainException as for the body of a request
     */
    public <T> T bind(Map<String, Object> members, Class<T> type) {
        return Commands.bind(members, type, validator);
    }
}
