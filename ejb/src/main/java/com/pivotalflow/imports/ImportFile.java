package com.pivotalflow.imports;

import java.io.IOException;
import java.io.InputStream;

/** A file that was received and lies where it can be read from its beginning. */
public interface ImportFile {

    /** How it is written. */
    ImportFormat format();

    /** In bytes. */
    long size();

    /** SHA-256 of its bytes. */
    byte[] digest();

    /** Reads it from its beginning. */
    InputStream open() throws IOException;
}
