package com.pivotalflow.imports;

import java.io.InputStream;
import java.util.Map;

/** Reads rows as bodies of requests are read; brought by the part of the application that reads those. */
public interface RowForms {

    /**
     * Begins to read a file. What is wrong with it is told as a row that can't be read, never thrown.
     *
     * @param file its bytes; failures of the stream are thrown as {@link java.io.UncheckedIOException}
     */
    RowSource open(InputStream file, ImportFormat format, RowShape shape);

    /**
     * Makes a command of what a row states.
     *
     * @throws com.pivotalflow.problem.DomainException as for the body of a request
     */
    <T> T bind(Map<String, Object> members, Class<T> command);
}
