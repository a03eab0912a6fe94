package com.pivotalflow.metadata;

import static org.assertj.core.api.Assertions.assertThat;

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
