package com.pivotalflow.document;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A document as the bytes that RFC 8785 gives it, and their SHA-256.
 *
 * <p>The members of these documents have names of ASCII letters and values that are text, whole numbers below 2^53, truth
 * values, objects and arrays; text holds no control characters but tabs and line breaks. For such values the canonical
 * form is JSON without spaces, members sorted by name, which is what is written here.
 */
public final class CanonicalDocument {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private static final String ALGORITHM = "SHA-256";

    private final byte[] bytes;

    private CanonicalDocument(Map<String, Object> members) {
        try {
            // Straight to bytes, characters beyond the basic plane would be escaped, which the standard does not allow.
            this.bytes = encoded(JSON.writeValueAsString(members));
        } catch (IOException e) {
            throw new IllegalStateException("a document can't be written", e);
        }
    }

    /** Strictly: the standard knows no bytes for half a surrogate pair, and a substitute would be a wrong hash. */
    private static byte[] encoded(String text) throws IOException {
        ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        byte[] exactly = new byte[encoded.remaining()];
        encoded.get(exactly);
        return exactly;
    }

    /** The bytes that the customer can download; their hash is the content hash. */
    public static CanonicalDocument of(QuoteDocument document) {
        return new CanonicalDocument(members(document));
    }

    /** The bytes of an invoice as it is issued. */
    public static CanonicalDocument of(IssuedInvoice document) {
        return new CanonicalDocument(members(document));
    }

    /**
     * What an approval is bound to: the document without the names that may change by themselves, with the internal
     * side. Its hash is the approval digest.
     */
    public static CanonicalDocument sealed(QuoteDocument document, InternalSide internal) {
        Map<String, Object> members = members(document);
        withoutName(members, "organization");
        withoutName(members, "customer");
        members.putAll(members(internal));
        return new CanonicalDocument(members);
    }

    /**
     * What a customer chose: the lines of groups by the codes of the groups, and the optional lines by their ids in the
     * order of their texts.
     */
    public static CanonicalDocument ofSelection(Map<String, UUID> alternatives, List<UUID> options) {
        return new CanonicalDocument(Map.<String, Object>of(
                "alternatives", texts(alternatives),
                "options", options.stream().map(UUID::toString).sorted().toList()));
    }

    private static Map<String, String> texts(Map<String, UUID> ids) {
        Map<String, String> texts = new LinkedHashMap<>();
        ids.forEach((name, id) -> texts.put(name, id.toString()));
        return texts;
    }

    private static void withoutName(Map<String, Object> members, String party) {
        if (members.get(party) instanceof Map<?, ?> named) {
            Map<Object, Object> rest = new LinkedHashMap<>(named);
            rest.remove("name");
            members.put(party, rest);
        }
    }

    private static Map<String, Object> members(Object document) {
        return new LinkedHashMap<>(JSON.convertValue(document, MEMBERS));
    }

    /** UTF-8, a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of the bytes, 32 bytes. */
    public byte[] hash() {
        return hashOf(bytes);
    }

    /** SHA-256 of bytes that were stored, 32 bytes. */
    public static byte[] hashOf(byte[] bytes) {
        try {
            return MessageDigest.getInstance(ALGORITHM).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /**
     * The parties of an invoice, read from the bytes of its document.
     *
     * @return empty when the bytes are no such document
     */
    public static Optional<IssuedInvoice.Parties> parties(byte[] bytes) {
        try {
            JsonNode document = JSON.readTree(bytes);
            if (!document.path("organization").isObject()
                    || !document.path("customer").isObject()) {
                return Optional.empty();
            }
            return Optional.of(new IssuedInvoice.Parties(
                    JSON.treeToValue(document.path("organization"), IssuedInvoice.Seller.class),
                    JSON.treeToValue(document.path("customer"), IssuedInvoice.Buyer.class)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A hash as it is written in the interface: {@code sha256:} and 64 hexadecimal digits. */
    public static String text(byte[] hash) {
        return "sha256:" + HexFormat.of().formatHex(hash);
    }
}
