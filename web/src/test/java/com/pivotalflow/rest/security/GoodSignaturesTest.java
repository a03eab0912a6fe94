package com.pivotalflow.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Key;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class GoodSignaturesTest {

    private static final Key KEY = new SecretKeySpec(new byte[] {1}, "HmacSHA256");

    private final GoodSignatures signatures = new GoodSignatures(2);

    @Test
    void theLeastRecentlyUsedIsForgottenFirst() {
        signatures.add("first", "k", KEY);
        signatures.add("second", "k", KEY);
        assertThat(knows("first")).isTrue();
        signatures.add("third", "k", KEY);

        assertThat(knows("first")).isTrue();
        assertThat(knows("third")).isTrue();
        assertThat(knows("second")).isFalse();
    }

    @Test
    void itIsTheNameAndTheKeyThatCount() {
        signatures.add("token", "k", KEY);

        assertThat(signatures.knows("token", name -> Optional.of(KEY).filter(key -> name.equals("k"))))
                .isTrue();
        assertThat(signatures.knows("token", name -> Optional.empty())).isFalse();
        assertThat(signatures.knows("token", name -> Optional.of(new SecretKeySpec(new byte[] {2}, "HmacSHA256"))))
                .isFalse();
        assertThat(signatures.knows("another", name -> Optional.of(KEY))).isFalse();
    }

    private boolean knows(String token) {
        return signatures.knows(token, name -> Optional.of(KEY));
    }
}
