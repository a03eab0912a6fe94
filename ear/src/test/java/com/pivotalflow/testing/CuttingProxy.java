package com.pivotalflow.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands between the server and its database, and cuts the connection of a request after one of its statements: the
 * database has done it, and the server never hears of it.
 *
 * <p>It reads the protocol of PostgreSQL as far as needed: what the client sends is parted into messages, and each
 * {@code Sync} or {@code Query} ends a statement, or a batch of them. A connection is the request's from the statement on
 * that names its tenant.
 */
public final class CuttingProxy implements AutoCloseable {

    private static final int PROTOCOL_3 = 3 << 16;
    private static final int BIND = 'B';
    private static final int QUERY = 'Q';
    private static final int SYNC = 'S';

    private final int databasePort;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Cut cut = new Cut("", 0);

    private CuttingProxy(int databasePort, ServerSocket listener) {
        this.databasePort = databasePort;
        this.listener = listener;
    }

    /** Listens on a free port. */
    public static CuttingProxy before(Database database) throws IOException {
        CuttingProxy proxy =
                new CuttingProxy(database.port(), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Cuts after this statement, from 1, of whatever works for the tenant from now on. */
    public void cutAfter(int statement, String tenant) {
        cut = new Cut(tenant, statement);
    }

    /** Lets everything through again and says whether a connection was cut. */
    public boolean letThrough() {
        boolean wasCut = cut.isDone.get();
        cut = new Cut("", 0);
        return wasCut;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort);
                client.setTcpNoDelay(true);
                database.setTcpNoDelay(true);
                open.add(client);
                open.add(database);
                Connection connection = new Connection(client, database);
                threads.execute(connection::forward);
                threads.execute(connection::back);
            }
        } catch (IOException e) {
            // The listener was closed: the test is over.
            threads.shutdown();
        }
    }

    /** One order to cut: the statements of a tenant are counted until it is carried out. */
    private static final class Cut {

        private final byte[] tenant;
        private final int statement;
        private final AtomicBoolean isDone = new AtomicBoolean();
        private int count;

        Cut(String tenant, int statement) {
            this.tenant = tenant.getBytes(StandardCharsets.US_ASCII);
            this.statement = statement;
        }

        /** Counts a statement and says whether the connection is to be cut after it. */
        synchronized boolean isAfterThis() {
            count++;
            return count == statement;
        }

        boolean isNamedIn(byte[] message) {
            if (statement == 0) {
                return false;
            }
            for (int at = 0; at + tenant.length <= message.length; at++) {
                int length = 0;
                while (length < tenant.length && message[at + length] == tenant[length]) {
                    length++;
                }
                if (length == tenant.length) {
                    return true;
                }
            }
            return false;
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket database;
        private Cut counted = new Cut("", 0);
        private volatile boolean isToBeCut;

        Connection(Socket client, Socket database) {
            this.client = client;
            this.database = database;
        }

        void forward() {
            try (client;
                    database) {
                DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(database.getOutputStream()));
                passStart(in, out);
                while (true) {
                    int type = in.readUnsignedByte();
                    int length = in.readInt();
                    byte[] message = in.readNBytes(length - Integer.BYTES);
                    look(type, message);
                    out.writeByte(type);
                    out.writeInt(length);
                    out.write(message);
                    if (in.available() == 0) {
                        out.flush();
                    }
                }
            } catch (EOFException e) {
                open.remove(client);
            } catch (IOException e) {
                // Either side went away, or was cut.
                open.remove(database);
            }
        }

        /** Requests for encryption, which the database of the tests refuses, and the start itself have no type. */
        private void passStart(DataInputStream in, DataOutputStream out) throws IOException {
            int code;
            do {
                int length = in.readInt();
                code = in.readInt();
                out.writeInt(length);
                out.writeInt(code);
                out.write(in.readNBytes(length - 2 * Integer.BYTES));
                out.flush();
            } while (code != PROTOCOL_3);
        }

        private void look(int type, byte[] message) {
            Cut now = cut;
            if (type == BIND && now.isNamedIn(message)) {
                counted = now;
            }
            boolean ends = type == SYNC || type == QUERY;
            if (ends && counted == now && now.statement > 0 && now.isAfterThis()) {
                isToBeCut = true;
            }
        }

        void back() {
            try (client;
                    database) {
                InputStream in = database.getInputStream();
                OutputStream out = client.getOutputStream();
                byte[] bytes = new byte[8192];
                int read = in.read(bytes);
                while (read >= 0) {
                    if (isToBeCut) {
                        // The database answers when it has done the statement.
                        counted.isDone.set(true);
                        return;
                    }
                    out.write(bytes, 0, read);
                    out.flush();
                    read = in.read(bytes);
                }
            } catch (IOException e) {
                // Either side went away.
                open.remove(client);
            }
        }
    }
}
