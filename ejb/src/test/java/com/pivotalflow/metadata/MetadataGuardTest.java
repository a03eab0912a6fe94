package com.pivotalflow.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataGuardTest {

    @Test
    void everyViolationIsReportedInDocumentOrder() {
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("pricing", List.of(Map.of("unit_price", 1)));
        labels.put("campaign", "autumn");
        labels.put("Qty", 2);

        assertThat(MetadataGuard.violations("lines[2].metadata", labels))
                .containsExactly(
                        new Violation("lines[2].metadata.pricing[0].unit_price", "unit_price"),
                        new Violation("lines[2].metadata.Qty", "Qty"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unitPrice",
                "unit_price",
                "UNIT-PRICE",
                "Unit Price",
                "unit.price",
                "u\u200Bnit\u00ADPrice",
                "\uFF55\uFF4E\uFF49\uFF54Price"
            })
    void spellingsOfAForbiddenKeyAreTheSameKey(String key) {
        assertThat(ForbiddenKeys.forbids(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"priceNote", "discountReason", "network", "budget", "state", "rating", "value", "tags"})
    void keysAreComparedWhole(String key) {
        assertThat(ForbiddenKeys.forbids(key)).isFalse();
    }

    /** Normalization is NFKC, which joins forms of one letter and leaves letters of other scripts what they are. */
    @ParameterizedTest
    @ValueSource(strings = {"tot\u0430l", "pr\u0456ce", "\u03C5nit", "pr\u0131ce", "pri\u0301ce", "", "_-. ", "\u200B"})
    void aLetterOfAnotherScriptMakesAnotherKey(String key) {
        assertThat(ForbiddenKeys.forbids(key)).isFalse();
    }

    /** As text for every step, the path above would be copied a million times. */
    @Test
    void aLongKeyAboveManyElementsCostsItsLengthOnce() {
        Object labels = Map.of("k".repeat(1_000_000), Collections.nCopies(1_000_000, "x"));

        assertThat(MetadataGuard.violations("metadata", labels)).isEmpty();
    }

    @Test
    void whatIsToldOfABodyMadeToBeToldIsBounded() {
        Object labels = Map.of("k".repeat(10_000), Collections.nCopies(100_000, Map.of("price", 1)));

        assertThat(MetadataGuard.violations("metadata", labels)).hasSizeBetween(100, 110);
    }

    @Test
    void valuesAreNeverInspected() {
        assertThat(MetadataGuard.violations("metadata", Map.of("remark", "price 100, discount 5")))
                .isEmpty();
    }

    @Test
    void theListHasTheKeysOfTheSpecification() {
        assertThat(ForbiddenKeys.normalized())
                .hasSize(128)
                .contains("unitprice", "rate", "status", "salary", "customerrejection");
    }
}
