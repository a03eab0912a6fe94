package com.pivotalflow.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The network between servers and database: passes bytes on, until it is cut or falls silent. */
final class Relay implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Relay.class.getName());
    private static final int BUFFER = 16 * 1024;

    private final int target;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private boolean isSilent;

    private Relay(int target, ServerSocket listener) {
        this.target = target;
        this.listener = listener;
    }

    /** Listens on a free port for what is to reach this one. */
    static Relay before(int target) {
        try {
            Relay relay = new Relay(target, new ServerSocket(0, 256, InetAddress.getLoopbackAddress()));
            relay.threads.execute(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Breaks every connection there is; new ones can be made at once. */
    void cut() {
        open.forEach(Relay::close);
    }

    /** From now on nothing arrives any more, and nobody is told: the other side only does not answer. */
    void silence() {
        synchronized (gate) {
            isSilent = true;
        }
    }

    /** What was held back arrives, and what comes then. */
    void speak() {
        synchronized (gate) {
            isSilent = false;
            gate.notifyAll();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the relay does not close", e);
        } finally {
            cut();
            threads.shutdownNow();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                open.add(client);
                threads.execute(() -> connect(client));
            } catch (IOException e) {
                // Closed: nothing more is to come.
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            server.setTcpNoDelay(true);
            open.add(server);
            threads.execute(() -> pass(server, client));
            pass(client, server);
        } catch (IOException e) {
            // Nobody listens there at the moment.
            close(client);
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[BUFFER];
            int read = in.read(bytes);
            while (read >= 0) {
                awaitVoice();
                out.write(bytes, 0, read);
                read = in.read(bytes);
            }
        } catch (IOException e) {
            // Either side went away.
            open.remove(from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitVoice() throws InterruptedException {
        synchronized (gate) {
            while (isSilent) {
                gate.wait();
            }
        }
    }

    private static void close(Socket socket) {
        try (socket) {
            // Without a word of farewell.
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closed by somebody else meanwhile, so broken it is");
        }
    }
}
