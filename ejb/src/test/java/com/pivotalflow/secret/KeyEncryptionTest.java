package com.pivotalflow.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyEncryptionTest {

    private static final byte[] SECRET = "a private key".getBytes(StandardCharsets.US_ASCII);

    private final KeyEncryption encryption = new KeyEncryption(filled(7));

    @TempDir
    Path folder;

    @Test
    void whatIsSealedCanBeOpenedUnderTheSameName() {
        byte[] sealed = encryption.seal("kid-1", SECRET);

        assertThat(encryption.open("kid-1", sealed)).isEqualTo(SECRET);
        assertThat(encryption.seal("kid-1", SECRET)).as("a nonce of its own").isNotEqualTo(sealed);
    }

    @Test
    void nothingElseOpensIt() {
        byte[] sealed = encryption.seal("kid-1", SECRET);
        byte[] altered = sealed.clone();
        altered[altered.length - 1] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> encryption.open("kid-2", sealed));
        assertThatIllegalStateException().isThrownBy(() -> encryption.open("kid-1", altered));
        assertThatIllegalStateException().isThrownBy(() -> new KeyEncryption(filled(8)).open("kid-1", sealed));
        assertThatIllegalStateException().isThrownBy(() -> encryption.open("kid-1", new byte[5]));
    }

    @Test
    void eachPurposeHasAKeyOfItsOwn() {
        assertThat(encryption.derive("cursor")).isEqualTo(new KeyEncryption(filled(7)).derive("cursor"));
        assertThat(encryption.derive("cursor")).isNotEqualTo(encryption.derive("login"));
    }

    @Test
    void theFileHoldsBase64OfThirtyTwoBytes() throws IOException {
        Path good = write(Base64.getEncoder().encodeToString(filled(7)) + "\n");

        assertThat(ServerKeys.key(good)).isEqualTo(filled(7));
    }

    @Test
    void aFileThatIsMissingOrWrongIsNamed() throws IOException {
        Path missing = folder.resolve("missing");
        Path garbage = write("not base64 at all!");
        Path tooShort = folder.resolve("short");
        Files.writeString(tooShort, Base64.getEncoder().encodeToString(new byte[16]));

        assertThatIllegalStateException()
                .isThrownBy(() -> ServerKeys.key(missing))
                .withMessageContaining(missing.toString());
        assertThatIllegalStateException()
                .isThrownBy(() -> ServerKeys.key(garbage))
                .withMessageContaining("not base64");
        assertThatIllegalStateException()
                .isThrownBy(() -> ServerKeys.key(tooShort))
                .withMessageContaining("16");
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("key"), content);
    }

    private static byte[] filled(int value) {
        byte[] key = new byte[KeyEncryption.KEY_BYTES];
        Arrays.fill(key, (byte) value);
        return key;
    }
}
