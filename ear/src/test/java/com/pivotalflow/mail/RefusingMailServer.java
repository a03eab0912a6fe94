package com.pivotalflow.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A mail server that takes no recipient, and names the address when it says so. */
final class RefusingMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final int code;

    /**
     * Listens.
     *
     * @param code that it refuses with
     */
    RefusingMailServer(int port, int code) throws IOException {
        this.socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.code = code;
        Thread thread = new Thread(this::serve, "refusing mail server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client went away, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream answers = client.getOutputStream();
        say(answers, "220 ready");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("RCPT")) {
                say(answers, code + " 5.1.1 no mailbox " + line.substring(8));
            } else if (command.startsWith("QUIT")) {
                say(answers, "221 bye");
                return;
            } else {
                say(answers, "250 ok");
            }
        }
    }

    private static void say(OutputStream answers, String answer) throws IOException {
        answers.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        answers.flush();
    }
}
