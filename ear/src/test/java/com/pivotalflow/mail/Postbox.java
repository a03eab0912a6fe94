package com.pivotalflow.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mail server that takes everything, can be down, and comes back at the same port. */
final class Postbox implements AutoCloseable {

    private final int port;
    private @Nullable GreenMail running;

    /** Finds a port; it is down. */
    Postbox() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    void open() {
        running = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        running.start();
    }

    /** Down, and what it took is gone. */
    @Override
    public void close() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    /** What it took since it was opened, for one address. */
    List<MimeMessage> to(String address) {
        return all().stream().filter(message -> isFor(message, address)).toList();
    }

    /** All that it took since it was opened. */
    List<MimeMessage> all() {
        return running == null
                ? List.of()
                : Stream.of(running.getReceivedMessages()).toList();
    }

    private static boolean isFor(MimeMessage message, String address) {
        try {
            return message.getHeader("To", ",").contains(address);
        } catch (MessagingException e) {
            throw new AssertionError("a message without To", e);
        }
    }
}
