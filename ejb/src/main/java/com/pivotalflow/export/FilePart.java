package com.pivotalflow.export;

/**
 * The next bytes of a file that is being written.
 *
 * @param bytes to be added at the end
 * @param digest SHA-256 of all bytes so far, these too
 * @param rows rows so far
 */
record FilePart(byte[] bytes, byte[] digest, int rows) {

    FilePart {
        bytes = bytes.clone();
        digest = digest.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public byte[] digest() {
        return digest.clone();
    }
}
