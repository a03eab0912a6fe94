package com.pivotalflow.imports;

import java.util.Optional;

/** The rows of a file, one after the other. */
public interface RowSource {

    /** The next row; empty behind the last one, or behind one after which nothing can be read any more. */
    Optional<SourceRow> next();

    /** The column that holds what a pointer into a row leads to; empty where there are no columns. */
    Optional<String> column(String pointer);
}
