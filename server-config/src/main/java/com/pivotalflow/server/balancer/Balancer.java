package com.pivotalflow.server.balancer;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The command of {@code pivotal-nodes.sh}; ends with its process. */
public final class Balancer {

    /** The default waits 40 ms for more before it sends an answer. */
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private static final int BACKLOG = 1024;

    private Balancer() {}

    /**
     * Listens on 127.0.0.1 until it is told to stop.
     *
     * @param arguments the port; milliseconds between two looks whether a server is ready; the servers, each as
     *     {@code HTTP:MANAGEMENT}
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("PORT MILLISECONDS HTTP:MANAGEMENT…");
        }
        start(
                Integer.parseInt(arguments[0]),
                Duration.ofMillis(Long.parseLong(arguments[1])),
                Stream.of(arguments).skip(2).map(Node::parse).toList());
    }

    /** Listens on this port of 127.0.0.1, or on a free one for 0. */
    static HttpServer start(int port, Duration every, List<Node> servers) throws IOException {
        System.setProperty(NO_DELAY, "true");
        Nodes nodes = new Nodes(servers);
        nodes.watch(every);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", new Passing(nodes));
        server.start();
        return server;
    }
}
