package com.pivotalflow.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of this installation, all from one file that the operator keeps: base64 of 32 random bytes, named by
 * {@code PIVOTAL_KEY_ENCRYPTION_KEY_FILE}.
 */
@ApplicationScoped
public class ServerKeys {

    @Inject
    @ConfigProperty(name = "pivotal.key-encryption-key-file")
    Optional<String> file;

    private @Nullable KeyEncryption encryption;

    /**
     * Reads the file unless that is done.
     *
     * @throws IllegalStateException that tells the operator what is wrong with it
     */
    public void require() {
        var unused = encryption();
    }

    /**
     * A key for one purpose, the same on every node and after every start.
     *
     * @param purpose what it is for, such as {@code cursor}
     */
    public SecretKey derived(String purpose) {
        return encryption().derive(purpose);
    }

    /**
     * What seals the secrets that are kept in the database.
     *
     * @throws IllegalStateException as {@link #require}
     */
    public synchronized KeyEncryption encryption() {
        KeyEncryption known = encryption;
        if (known == null) {
            String name = file.orElseThrow(() -> new IllegalStateException("PIVOTAL_KEY_ENCRYPTION_KEY_FILE is not set."
                    + " It names the file with the key that seals the secrets of the database: base64 of 32 random bytes, such as"
                    + " from 'openssl rand -base64 32'."));
            known = new KeyEncryption(key(Path.of(name)));
            encryption = known;
        }
        return known;
    }

    static byte[] key(Path file) {
        byte[] key;
        try {
            key = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new IllegalStateException("The key-encryption key file " + file + " can't be read.", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The key-encryption key file " + file + " is not base64.", e);
        }
        if (key.length != KeyEncryption.KEY_BYTES) {
            throw new IllegalStateException("The key-encryption key in " + file + " has " + key.length
                    + " bytes; it must have " + KeyEncryption.KEY_BYTES + ".");
        }
        return key;
    }
}
