package com.pivotalflow.imports;

import com.pivotalflow.organization.OrganizationId;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;

/** The bytes of a file that is kept piece by piece; one piece is in memory. */
final class StoredFile extends InputStream {

    private final ImportFileService files;
    private final OrganizationId organization;
    private final UUID id;
    private byte[] piece = new byte[0];
    private int position;
    private int offset;
    private long count;

    StoredFile(ImportFileService files, OrganizationId organization, UUID id) {
        this.files = files;
        this.organization = organization;
        this.id = id;
    }

    /** How many bytes were read. */
    long count() {
        return count;
    }

    @Override
    public int read() {
        if (!hasMore()) {
            return -1;
        }
        count++;
        return Byte.toUnsignedInt(piece[offset++]);
    }

    @Override
    public int read(byte[] buffer, int start, int length) {
        Objects.checkFromIndexSize(start, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int taken = Math.min(length, piece.length - offset);
        System.arraycopy(piece, offset, buffer, start, taken);
        offset += taken;
        count += taken;
        return taken;
    }

    private boolean hasMore() {
        if (offset == piece.length) {
            piece = files.part(organization, id, position).orElse(new byte[0]);
            position++;
            offset = 0;
        }
        return piece.length > 0;
    }
}
