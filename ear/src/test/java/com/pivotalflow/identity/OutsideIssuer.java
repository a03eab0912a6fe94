package com.pivotalflow.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.testing.ForgedToken;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody else who signs people in, with keys at an address on this machine. */
final class OutsideIssuer implements AutoCloseable {

    static final String NAME = "https://login.example";
    static final String AUDIENCE = "pivotal-flow";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "outside-1";

    private final HttpServer server;
    private final KeyPair keys;
    private final AtomicInteger looks = new AtomicInteger();

    OutsideIssuer() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            looks.incrementAndGet();
            byte[] body = published().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String keysAddress() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    /** How often somebody asked for the keys. */
    int looks() {
        return looks.get();
    }

    /** What a token says that is good. */
    ObjectNode claims(String organization, String email) {
        long now = Instant.now().getEpochSecond();
        return JSON.createObjectNode()
                .put("iss", NAME)
                .put("aud", AUDIENCE)
                .put("sub", "somebody")
                .put("organization", organization)
                .put("email", email)
                .put("iat", now)
                .put("exp", now + 300);
    }

    String token(ObjectNode claims) throws GeneralSecurityException {
        return token(KEY, claims);
    }

    /** Signed by the right key under any name. */
    String token(String kid, ObjectNode claims) throws GeneralSecurityException {
        String signed = ForgedToken.encoded(JSON.createObjectNode()
                        .put("alg", "RS256")
                        .put("kid", kid)
                        .toString())
                + "." + ForgedToken.encoded(claims.toString());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + ForgedToken.encoded(signature.sign());
    }

    private String published() {
        RSAPublicKey open = (RSAPublicKey) keys.getPublic();
        ObjectNode document = JSON.createObjectNode();
        document.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("kid", KEY)
                .put("n", ForgedToken.encoded(unsigned(open.getModulus())))
                .put("e", ForgedToken.encoded(unsigned(open.getPublicExponent())));
        return document.toString();
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
