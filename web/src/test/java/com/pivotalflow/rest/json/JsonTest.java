package com.pivotalflow.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.metadata.Metadata;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final UUID ID = UUID.fromString("0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02");

    enum Mood {
        SO_SO;

        public String wireName() {
            return "so_so";
        }
    }

    enum Level {
        DOCUMENT
    }

    record ThingId(UUID value) {}

    record View(
            ThingId id,
            BigDecimal amount,
            BigDecimal large,
            Instant at,
            LocalDate day,
            Mood mood,
            Level level,
            @Nullable String nothing,
            Optional<String> empty,
            List<BigDecimal> list,
            Metadata metadata,
            boolean isGood) {}

    @Test
    void answersHaveTheFormOfTheWire() {
        View view = new View(
                new ThingId(ID),
                new BigDecimal("1904.40"),
                new BigDecimal("1E+3"),
                Instant.parse("2026-05-01T02:15:30.120999Z"),
                LocalDate.of(2026, 5, 31),
                Mood.SO_SO,
                Level.DOCUMENT,
                null,
                Optional.empty(),
                List.of(new BigDecimal("0.00")),
                new Metadata(Map.of("campaign", "autumn")),
                true);

        assertThat(text(view))
                .isEqualTo("{\"id\":\"0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02\",\"amount\":\"1904.40\",\"large\":\"1000\","
                        + "\"at\":\"2026-05-01T02:15:30.120Z\",\"day\":\"2026-05-31\",\"mood\":\"so_so\","
                        + "\"level\":\"DOCUMENT\",\"list\":[\"0.00\"],\"metadata\":{\"campaign\":\"autumn\"},"
                        + "\"isGood\":true}");
    }

    @Test
    void everyClosedSetCanBeReadByTheNameItIsWrittenWith() {
        assertThat(Arrays.stream(Mood.values()))
                .allSatisfy(mood -> assertThat(ParameterText.member(WireNames.of(mood), Mood.class))
                        .isEqualTo(mood));
    }

    private static String text(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }
}
