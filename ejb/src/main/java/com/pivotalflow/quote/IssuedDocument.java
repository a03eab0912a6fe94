package com.pivotalflow.quote;

/**
 * A document of a version.
 *
 * @param bytes as they were stored when it was sent
 * @param digest SHA-256 of the bytes
 * @param contentHash the version's content hash, {@code sha256:} and 64 hexadecimal digits
 */
public record IssuedDocument(byte[] bytes, byte[] digest, String contentHash) {}
