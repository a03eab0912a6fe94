package com.pivotalflow.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that a server signs tokens with, taken out of its database.
 *
 * @param kid its name
 * @param algorithm how it signs, by the names of JOSE
 * @param key its private part
 */
record ServerKey(String kid, String algorithm, PrivateKey key) {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Map<String, ServerKey> KNOWN = new ConcurrentHashMap<>();

    /**
     * The one that signs now.
     *
     * @param seal what seals the keys of the server
     */
    static ServerKey present(byte[] seal, Database database) throws GeneralSecurityException, SQLException {
        return named(seal, database, database.rows("""
                SELECT kid FROM signing_keys
                WHERE sign_from <= now() AND (retired_at IS NULL OR retired_at > now())
                ORDER BY sign_from DESC, kid DESC LIMIT 1
                """).get(0));
    }

    /**
     * The one of this name.
     *
     * @param seal what seals the keys of the server
     */
    static ServerKey named(byte[] seal, Database database, String kid) throws GeneralSecurityException, SQLException {
        ServerKey known = KNOWN.get(kid);
        if (known == null) {
            String algorithm = database.rows("SELECT algorithm FROM signing_keys WHERE kid = ?", kid)
                    .get(0);
            known = new ServerKey(kid, algorithm, open(seal, database, kid, algorithm));
            KNOWN.put(kid, known);
        }
        return known;
    }

    /** A token with this header and these claims as they are written. */
    String sign(String header, String claims) throws GeneralSecurityException {
        String signed = ForgedToken.encoded(header) + "." + ForgedToken.encoded(claims);
        Signature signature =
                Signature.getInstance(isRsa(algorithm) ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + ForgedToken.encoded(signature.sign());
    }

    private static boolean isRsa(String algorithm) {
        return algorithm.equals("RS256");
    }

    private static PrivateKey open(byte[] seal, Database database, String kid, String algorithm)
            throws GeneralSecurityException, SQLException {
        String sealed = database.rows("SELECT encode(private_sealed, 'base64') FROM signing_keys WHERE kid = ?", kid)
                .get(0);
        ByteBuffer both = ByteBuffer.wrap(Base64.getMimeDecoder().decode(sealed));
        byte[] nonce = new byte[NONCE_BYTES];
        both.get(nonce);
        byte[] text = new byte[both.remaining()];
        both.get(text);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(seal, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
        return KeyFactory.getInstance(isRsa(algorithm) ? "RSA" : "EC")
                .generatePrivate(new PKCS8EncodedKeySpec(cipher.doFinal(text)));
    }
}
