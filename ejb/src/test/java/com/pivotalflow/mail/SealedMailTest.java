package com.pivotalflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.pivotalflow.secret.KeyEncryption;
import com.pivotalflow.secret.ServerKeys;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealedMailTest {

    private static final UUID JOB = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    private final SealedMail sealed = new SealedMail();

    SealedMailTest() {
        KeyEncryption encryption = new KeyEncryption(new byte[32]);
        sealed.keys = new ServerKeys() {
            @Override
            public synchronized KeyEncryption encryption() {
                return encryption;
            }
        };
    }

    @Test
    void aMessageIsReadByNobodyAndOpenedForItsJob() {
        MailMessage message = new MailMessage(
                "ada@example.test",
                "Ada",
                "Subject",
                "https://example.test/secret",
                null,
                List.of(new MailAttachment("a.txt", "text/plain", new byte[] {65})));

        String payload = sealed.seal(JOB, message);

        assertThat(payload).startsWith("{\"sealed\":").doesNotContain("ada", "Subject", "secret");
        assertThat(sealed.open(JOB, payload)).isEqualTo(message);
        assertThatIllegalStateException().isThrownBy(() -> sealed.open(UUID.randomUUID(), payload));
    }
}
