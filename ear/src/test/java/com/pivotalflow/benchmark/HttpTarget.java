package com.pivotalflow.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The server, asked over connections that stay open. A client of a few lines, because what it uses of the processors is not
 * there for the server.
 *
 * @param port on this machine
 * @param requests each in full, as it goes over the wire; asked by several threads
 * @param status that every answer must have
 */
record HttpTarget(int port, Supplier<byte[]> requests, int status) implements Target {

    private static final int BUFFER = 64 * 1024;
    private static final int MILLIS_TO_WAIT = 120_000;
    private static final int HEXADECIMAL = 16;

    @Override
    public Connected connect() throws IOException {
        return new OverSocket(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** A request without a body. */
    static byte[] get(String path, String token) {
        return (head("GET", path, token) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** A request with a body of JSON and a key of its own. */
    static byte[] post(String path, String token, String key, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (head("POST", path, token) + "Idempotency-Key: " + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String head(String method, String path, String token) {
        return method + " " + path
                + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer " + token + "\r\n";
    }

    /** One connection. */
    private final class OverSocket implements Connected {

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private final byte[] skipped = new byte[BUFFER];

        OverSocket(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(MILLIS_TO_WAIT);
            this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            this.out = socket.getOutputStream();
        }

        @Override
        public void ask() throws IOException {
            out.write(requests.get());
            out.flush();
            String first = line();
            long length = 0;
            boolean isChunked = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Long.parseLong(
                            lower.substring(lower.indexOf(':') + 1).strip());
                }
                isChunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
            }
            if (isChunked) {
                skipChunks();
            } else {
                skip(length);
            }
            if (!first.startsWith("HTTP/1.1 " + status)) {
                throw new IOException("the server answered " + first);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private void skipChunks() throws IOException {
            long size;
            do {
                size = Long.parseLong(line(), HEXADECIMAL);
                skip(size);
                line();
            } while (size > 0);
        }

        private void skip(long length) throws IOException {
            long left = length;
            while (left > 0) {
                int read = in.read(skipped, 0, (int) Math.min(skipped.length, left));
                if (read < 0) {
                    throw new EOFException("the answer ends too early");
                }
                left -= read;
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("the server has closed the connection");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }
    }
}
