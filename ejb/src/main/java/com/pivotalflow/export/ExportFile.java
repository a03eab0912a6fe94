package com.pivotalflow.export;

import java.util.UUID;

/**
 * A file that was exported.
 *
 * @param job which job wrote it
 * @param name of the file
 * @param mediaType what it is
 * @param size in bytes
 * @param digest SHA-256 of its bytes
 */
public record ExportFile(UUID job, String name, String mediaType, int size, byte[] digest) {

    public ExportFile {
        digest = digest.clone();
    }

    @Override
    public byte[] digest() {
        return digest.clone();
    }
}
