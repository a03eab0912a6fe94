package com.pivotalflow.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A file of customers that is made while it is sent: nowhere is all of it. */
final class GeneratedFile extends InputStream {

    private static final String NAMES = "customerNumber,companyName,industry,email,city,description\n";

    private final int rows;
    private final String padding;
    private byte @Nullable [] line = NAMES.getBytes(StandardCharsets.UTF_8);
    private int offset;
    private int made;

    private GeneratedFile(int rows, String padding) {
        this.rows = rows;
        this.padding = padding;
    }

    /** So many rows, each with a description of so many characters; how long it is is announced, as of a file on a disk. */
    static BodyPublisher of(int rows, int length) throws IOException {
        long size = new GeneratedFile(rows, "d".repeat(length)).transferTo(OutputStream.nullOutputStream());
        return BodyPublishers.fromPublisher(ofUnknownLength(rows, length), size);
    }

    /** The same, without saying how long it is. */
    static BodyPublisher ofUnknownLength(int rows, int length) {
        return BodyPublishers.ofInputStream(() -> new GeneratedFile(rows, "d".repeat(length)));
    }

    @Override
    public int read() {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0];
    }

    @Override
    public int read(byte[] buffer, int start, int length) {
        if (line != null && offset == line.length) {
            next();
        }
        if (line == null) {
            return -1;
        }
        int taken = Math.min(length, line.length - offset);
        System.arraycopy(line, offset, buffer, start, taken);
        offset += taken;
        return taken;
    }

    private void next() {
        offset = 0;
        if (made == rows) {
            line = null;
            return;
        }
        made++;
        String text = "G-%1$d,\"Company %1$d, Ltd\",Industry %2$d,office@g%1$d.example,Nelson,%3$s\n"
                .formatted(made, made % 100, padding);
        line = text.getBytes(StandardCharsets.UTF_8);
    }
}
