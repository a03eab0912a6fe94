package com.pivotalflow.schema.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Where copies are written. There is one real disk; tests have some that are full. */
interface Disk {

    /** The real one. */
    Disk REAL = new Disk() {
        @Override
        public long free(Path directory) throws IOException {
            return Files.getFileStore(directory).getUsableSpace();
        }

        @Override
        public OutputStream create(Path file) throws IOException {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    permissions(file, "rw-------"));
            return new FilterOutputStream(Channels.newOutputStream(channel)) {
                @Override
                public void write(byte[] buffer, int offset, int length) throws IOException {
                    out.write(buffer, offset, length);
                }

                @Override
                public void close() throws IOException {
                    try (channel) {
                        if (channel.isOpen()) {
                            channel.force(true);
                        }
                    }
                }
            };
        }
    };

    /** Bytes that may still be written below a directory. */
    long free(Path directory) throws IOException;

    /** Makes a file that only its owner may read; closing it returns when its bytes are on the disk. */
    OutputStream create(Path file) throws IOException;

    /** Makes the names in a directory last; where directories cannot be opened they last anyhow. */
    static void sync(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** What a file or directory is made with, where the file system knows such rights. */
    static FileAttribute<?>[] permissions(Path path, String rights) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
