package com.pivotalflow.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A file that is being written: what was not handed on yet, and the digest of everything. */
final class FileWriting {

    /** Each piece costs the database another copy of the file, so they are not small. */
    private static final int PIECE = 4 * 1024 * 1024;

    private final ExportTask task;
    private final RowForm form;
    private final MessageDigest digest = sha256();
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private int rows;
    private long size;

    FileWriting(ExportTask task) {
        this.task = task;
        this.form = RowForm.of(task.format());
        write(form.begin(task.columns()));
    }

    void add(ExportRow row) {
        write(form.row(task.columns(), row, rows == 0));
        rows++;
    }

    /** How many rows were written. */
    int rows() {
        return rows;
    }

    /** How many bytes were written. */
    long size() {
        return size;
    }

    boolean isPieceFull() {
        return piece.size() >= PIECE;
    }

    /** Takes what was written since the piece before. */
    FilePart piece() {
        byte[] bytes = piece.toByteArray();
        piece.reset();
        digest.update(bytes);
        return new FilePart(bytes, digestSoFar(), rows);
    }

    /** Ends the file and takes the rest of it. */
    FilePart lastPiece() {
        write(form.end());
        return piece();
    }

    private void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        piece.writeBytes(bytes);
        size += bytes.length;
    }

    private byte[] digestSoFar() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can't be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
