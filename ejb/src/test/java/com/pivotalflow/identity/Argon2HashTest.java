package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2HashTest {

    private static final Argon2Hash.Cost CHEAP = new Argon2Hash.Cost(64, 1, 1);
    private static final byte[] SALT = "sixteen bytes .!".getBytes(StandardCharsets.US_ASCII);

    @Test
    void aHashSurvivesBeingWrittenAndRead() {
        Argon2Hash made = Argon2Hash.of("correct horse battery", CHEAP, SALT);

        Argon2Hash read = Argon2Hash.parse(made.phc());

        assertThat(made.phc()).startsWith("$argon2id$v=19$m=64,t=1,p=1$").doesNotContain("=$");
        assertThat(read.phc()).isEqualTo(made.phc());
        assertThat(read.matches("correct horse battery")).isTrue();
        assertThat(read.matches("correct horse batterz")).isFalse();
        assertThat(read.matches("")).isFalse();
    }

    /** Made by the reference implementation: argon2 somesalt -id -t 2 -m 16 -p 1, with the password "password". */
    @Test
    void theReferenceImplementationAgrees() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(Argon2Hash.parse(reference).matches("password")).isTrue();
        assertThat(Argon2Hash.parse(reference).matches("Password")).isFalse();
    }

    @Test
    void theSameLettersComposedDifferentlyAreTheSamePassword() {
        Argon2Hash hash = Argon2Hash.of("T\u016b\u012b Freight", CHEAP, SALT);

        assertThat(hash.matches("Tu\u0304i\u0304 Freight")).isTrue();
    }

    @Test
    void aLowerCostIsNoticed() {
        Argon2Hash.Cost present = new Argon2Hash.Cost(65536, 3, 1);

        assertThat(new Argon2Hash.Cost(65536, 2, 1).isBelow(present)).isTrue();
        assertThat(new Argon2Hash.Cost(19456, 3, 1).isBelow(present)).isTrue();
        assertThat(present.isBelow(present)).isFalse();
        assertThat(new Argon2Hash.Cost(131072, 4, 1).isBelow(present)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$2y$10$abcdefghijklmnopqrstuv",
                "$argon2i$v=19$m=64,t=1,p=1$c2FsdA$aGFzaA",
                "$argon2id$v=16$m=64,t=1,p=1$c2FsdA$aGFzaA",
                "$argon2id$v=19$m=99999999,t=1,p=1$c2FsdA$aGFzaA",
                "$argon2id$v=19$m=64,t=1,p=1$c2FsdA"
            })
    void whatIsNoHashIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Argon2Hash.parse(text));
    }
}
