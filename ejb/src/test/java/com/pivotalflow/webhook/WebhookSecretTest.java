package com.pivotalflow.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Signatures, by the example of the convention. */
class WebhookSecretTest {

    @Test
    void aBodyIsSignedAsTheConventionShowsIt() {
        WebhookSecret secret = WebhookSecret.of(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        String signature = secret.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void secretsAreLongDifferentAndInNoLog() {
        WebhookSecret one = WebhookSecret.random();

        assertThat(one.bytes()).hasSize(32);
        assertThat(one.text())
                .startsWith("whsec_")
                .isNotEqualTo(WebhookSecret.random().text());
        assertThat(one.toString()).doesNotContain("whsec_");
    }
}
