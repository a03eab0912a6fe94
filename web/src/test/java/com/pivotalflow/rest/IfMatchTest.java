package com.pivotalflow.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pivotalflow.problem.DomainException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    private static final String NOW = "\"7-c4\"";

    @ParameterizedTest
    @ValueSource(strings = {"\"7-c4\"", "\"7-0\"", " \"7-ffffffff\" "})
    void theRowVersionAloneDecides(String tag) {
        assertThatCode(() -> IfMatch.read(List.of(tag)).require(7, NOW)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"7-c4\"", "7-c4", "\"7-c4", "\"7-c4\",\"8-c4\"", "", "\"7\u00e9\""})
    void whatIsNotOneStrongTagIsInvalid(String tag) {
        assertThat(refusal(List.of(tag)).code()).isEqualTo("IF_MATCH_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6-c4\"", "\"07-c4\"", "\"7\"", "\"\"", "\"-7-c4\"", "\"9999999999999999999-0\""})
    void aTagThatIsNotThePresentOneIsAnsweredWithThatOne(String tag) {
        DomainException refusal = refusal(List.of(tag));

        assertThat(refusal.code()).isEqualTo("ETAG_MISMATCH");
        assertThat(refusal.members()).containsEntry("currentETag", NOW);
    }

    @Test
    void noneIsMissingAndTwoHeadersAreInvalid() {
        assertThat(refusal(List.of()).code()).isEqualTo("IF_MATCH_REQUIRED");
        assertThat(refusal(List.of(NOW, NOW)).code()).isEqualTo("IF_MATCH_INVALID");
    }

    private static DomainException refusal(List<String> header) {
        return catchThrowableOfType(
                DomainException.class, () -> IfMatch.read(header).require(7, NOW));
    }
}
