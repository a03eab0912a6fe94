package com.pivotalflow.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;

/** Makes tokens that a server signed, and yet never gave out. */
public final class ForgedToken {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestServer server;
    private final Database database;
    private final String token;

    /**
     * Starts from a token that the server gave out.
     *
     * @param database the one that the server works on
     */
    public ForgedToken(TestServer server, Database database, String token) {
        this.server = server;
        this.database = database;
        this.token = token;
    }

    /** The token that somebody gets who signs in. */
    public static String signIn(TestServer server, TestOrganization.TestUser person) {
        return server.api()
                .post("/api/v1/auth/login", Map.of("email", person.email(), "password", person.password()))
                .json()
                .path("accessToken")
                .asText();
    }

    /** What the token says. */
    public ObjectNode claims() throws IOException {
        return (ObjectNode) part(1);
    }

    /** What the token says of itself. */
    public ObjectNode header() throws IOException {
        return (ObjectNode) part(0);
    }

    /** The token with other claims, signed with the server's own key. */
    public String with(Consumer<ObjectNode> spoil) throws IOException, GeneralSecurityException, SQLException {
        ObjectNode claims = claims();
        spoil.accept(claims);
        return signed(header().toString(), claims.toString());
    }

    /** The token with this header and these claims as they are written, signed with the server's own key. */
    public String signed(String header, String claims) throws IOException, GeneralSecurityException, SQLException {
        return ServerKey.named(
                        server.keyEncryptionKey(), database, part(0).path("kid").asText())
                .sign(header, claims);
    }

    /** Text as a part of a token. */
    public static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes as a part of a token. */
    public static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private JsonNode part(int index) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]));
    }
}
