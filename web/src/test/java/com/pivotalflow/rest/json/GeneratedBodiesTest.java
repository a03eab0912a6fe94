package com.pivotalflow.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.rest.json.GeneratedBodies.Elements;
import com.pivotalflow.rest.json.GeneratedBodies.Member;
import com.pivotalflow.rest.json.GeneratedBodies.Members;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The whole way of a body, from bytes to the command or the answer, for bodies that nobody would think of. */
class GeneratedBodiesTest {

    private static final long SEED = 20_260_801;
    private static final int BODIES = 5_000;

    /** Less than a tenth of what the pointers to all values of one of the bodies would take. */
    private static final String HEAP = "-Xmx384m";

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private enum Outcome {
        ACCEPTED,
        MALFORMED_JSON,
        JSONB_MONETARY_FORBIDDEN,
        VALIDATION_FAILED
    }

    @Test
    void eachBodyGetsWhatASecondJudgementGivesIt() throws IOException {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (int i = 0; i < BODIES; i++) {
            GeneratedBodies generated = new GeneratedBodies(SEED + i);
            Members body = generated.body();
            Outcome outcome = judge(body, generated.written(body), "seed " + (SEED + i));
            counts.merge(outcome, 1, Integer::sum);
        }

        assertThat(counts).as("seed %d", SEED).hasSize(Outcome.values().length);
        assertThat(counts.values()).as("seed %d: %s", SEED, counts).allMatch(count -> count > BODIES / 100);
    }

    @Test
    void damagedBodiesAreAcceptedOrRefusedAndNothingElse() throws IOException {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (int i = 0; i < BODIES; i++) {
            GeneratedBodies generated = new GeneratedBodies(SEED + i);
            byte[] text = generated.written(generated.body()).getBytes(StandardCharsets.UTF_8);
            Random random = new Random(SEED + i);
            for (int damage = random.nextInt(3); damage >= 0; damage--) {
                text[random.nextInt(text.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt() : ",:{}[]\"\\".charAt(random.nextInt(8)));
            }
            counts.merge(outcome(read(text), "seed " + (SEED + i)), 1, Integer::sum);
        }

        assertThat(counts).as("seed %d", SEED).hasSize(Outcome.values().length);
    }

    @Test
    void theLargestBodiesAreAnsweredInBoundedMemoryAndAtBoundedLength() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargestBodies.class.getName())
                // Where libraries introduce themselves.
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();

        assertThat(told.strip().lines()).containsExactlyElementsOf(LargestBodies.expected());
    }

    private static Outcome judge(Members body, String text, String seed) throws IOException {
        SecondJudgement expected = new SecondJudgement(body);
        Object read = read(text.getBytes(StandardCharsets.UTF_8));
        Outcome outcome = outcome(read, seed);
        List<String> violations = expected.violations();
        if (expected.isMalformed()) {
            assertThat(outcome).as(seed).isEqualTo(Outcome.MALFORMED_JSON);
        } else if (!violations.isEmpty()) {
            assertThat(outcome).as(seed).isEqualTo(Outcome.JSONB_MONETARY_FORBIDDEN);
            assertThat(paths((DomainException) read)).as(seed).isEqualTo(violations);
        } else if (expected.isBorderline()) {
            assertThat(outcome).as(seed).isIn(Outcome.ACCEPTED, Outcome.VALIDATION_FAILED);
        } else if (read instanceof CreateQuote command) {
            assertThat(expected.errors()).as(seed).isEmpty();
            assertThat(labels(command)).as(seed).isEqualTo(labels(body));
        } else {
            assertThat(List.copyOf(errors((DomainException) read))).as(seed).isEqualTo(List.copyOf(expected.errors()));
        }
        return outcome;
    }

    /** The command, or the refusal; whatever else is thrown ends the test. */
    private static Object read(byte[] text) throws IOException {
        try {
            return Commands.read(
                    new ByteArrayInputStream(text),
                    CreateQuote.class,
                    VALIDATOR,
                    tree -> TreeDigest.of("POST /quotes", tree));
        } catch (DomainException refusal) {
            return refusal;
        }
    }

    /** What came of it, once the answer could be written. */
    private static Outcome outcome(Object read, String seed) {
        if (read instanceof DomainException refusal) {
            assertThat(Json.bytes(List.of(refusal.detail(), refusal.errors(), refusal.members())))
                    .as(seed)
                    .isNotEmpty();
            return Outcome.valueOf(refusal.code());
        }
        assertThat(read).as(seed).isInstanceOf(CreateQuote.class);
        return Outcome.ACCEPTED;
    }

    private static List<String> paths(DomainException refusal) {
        List<String> paths = new ArrayList<>();
        if (refusal.members().get("violations") instanceof List<?> violations) {
            violations.forEach(violation -> paths.add(String.valueOf(((Map<?, ?>) violation).get("path"))));
        }
        return paths;
    }

    private static Set<String> errors(DomainException refusal) {
        Set<String> errors = new LinkedHashSet<>();
        refusal.errors().forEach(error -> errors.add(error.pointer() + " " + error.code()));
        return errors;
    }

    private static List<Map<String, Object>> labels(CreateQuote command) {
        List<Map<String, Object>> labels = new ArrayList<>();
        labels.add(command.metadata().labels());
        command.lines().stream()
                .map(CreateQuote.Line::metadata)
                .map(Metadata::labels)
                .forEach(labels::add);
        return labels;
    }

    private static List<Map<String, Object>> labels(Members body) {
        List<Map<String, Object>> labels = new ArrayList<>();
        labels.add(SecondJudgement.labels(body.members()));
        for (Member member : body.members()) {
            if (member.name().equals("lines") && member.value() instanceof Elements lines) {
                lines.elements().forEach(line -> labels.add(SecondJudgement.labels(((Members) line).members())));
            }
        }
        return labels;
    }
}
