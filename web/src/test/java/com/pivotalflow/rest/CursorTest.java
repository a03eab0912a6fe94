package com.pivotalflow.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.secret.ServerKeys;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "HmacSHA256");
    private static final List<String> LAST = List.of("2026-05-01 02:15:30.12+00", "0197a3c2");

    @Test
    void aCursorSurvivesTheWay() {
        String text = new Cursor("-createdAt", "abc", LAST).encode(KEY);

        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.decode(text, KEY)).contains(new Cursor("-createdAt", "abc", LAST));
    }

    @Test
    void everyAlteredCharacterIsNoticed() {
        String text = new Cursor("-createdAt", "abc", LAST).encode(KEY);

        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String altered = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(Cursor.decode(altered, KEY)).as(altered).isEmpty();
        }
        assertThat(Cursor.decode(text.substring(1), KEY)).isEmpty();
        assertThat(Cursor.decode(text + "A", KEY)).isEmpty();
        assertThat(Cursor.decode(text, new SecretKeySpec(new byte[] {1}, "HmacSHA256")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "%%%", "bm90IGEgY3Vyc29y", "null"})
    void whatWasNeverACursorIsNone(String text) {
        assertThat(Cursor.decode(text, KEY)).isEmpty();
        assertThat(Cursor.decode("A".repeat(10_000), KEY)).isEmpty();
        assertThat(Cursor.decode(Base64.getUrlEncoder().encodeToString(new byte[40]), KEY))
                .isEmpty();
    }

    @Test
    void anotherListIsAMismatchAndATamperedCursorIsInvalid() {
        Cursors cursors = cursors();
        String text = cursors.encode("", "abc", LAST);

        assertThat(cursors.decode(text, "", "abc")).isEqualTo(LAST);
        assertCode("CURSOR_MISMATCH", () -> cursors.decode(text, "title", "abc"));
        assertCode("CURSOR_MISMATCH", () -> cursors.decode(text, "", "abd"));
        assertCode("CURSOR_INVALID", () -> cursors.decode(text + "x", "", "abc"));
    }

    @Test
    void theFingerprintIsThatOfTheFilters() {
        Map<String, List<String>> one = Query.parse("status=sent,viewed&q=a+b&limit=5");
        Map<String, List<String>> reordered = Query.parse("q=a%20b&limit=9&status=sent%2Cviewed&cursor=x");
        Map<String, List<String>> other = Query.parse("q=a+b%26status%3Dsent");
        List<String> noFilters = List.of("limit", "cursor");

        String fingerprint = ListAddress.fingerprint("/api/v1/quotes", one, noFilters);

        assertThat(ListAddress.fingerprint("/api/v1/quotes", reordered, noFilters))
                .isEqualTo(fingerprint);
        assertThat(ListAddress.fingerprint("/api/v1/quotes", other, noFilters)).isNotEqualTo(fingerprint);
        assertThat(ListAddress.fingerprint("/api/v1/projects", one, noFilters)).isNotEqualTo(fingerprint);
    }

    @Test
    void theNextAddressKeepsTheFilters() {
        Map<String, List<String>> parameters = Query.parse("status=sent,viewed&validUntil[lt]=2026-07-01&cursor=old");

        assertThat(ListAddress.query(parameters, "cursor", "AbC9"))
                .isEqualTo("status=sent,viewed&validUntil%5Blt%5D=2026-07-01&cursor=AbC9");
    }

    @SuppressWarnings("UnnecessaryAssignment")
    private static Cursors cursors() {
        Cursors cursors = new Cursors();
        cursors.keys = new ServerKeys() {
            @Override
            public SecretKey derived(String purpose) {
                return KEY;
            }
        };
        return cursors;
    }

    private static void assertCode(String code, ThrowingCallable call) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
