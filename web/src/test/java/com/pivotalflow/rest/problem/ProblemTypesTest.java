package com.pivotalflow.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTypesTest {

    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("../ejb/src/main/java"));

    /** Where a refusal or a problem is made, with its code as a literal; lists of field errors say theirs elsewhere. */
    private static final List<Pattern> MADE = List.of(
            Pattern.compile("Problem\\.of\\(\\s*\\w+,\\s*\"([A-Z_]+)\""),
            Pattern.compile("new Problem\\(\\s*\\w+,\\s*\"([A-Z_]+)\""),
            Pattern.compile("new DomainException\\(\\s*Refusal\\.\\w+,\\s*\"([A-Z_]+)\""),
            Pattern.compile("new (?:Forbidden|InvalidInput)Exception\\(\\s*\"([A-Z_]+)\""));

    private static final Pattern NOT_FOUND = Pattern.compile("new NotFoundException\\(\\s*\"([A-Z_]+)\"");

    /** A literal that names a top-level problem by what it is about, wherever it stands. */
    private static final Pattern LITERAL = Pattern.compile(
            "\"((?:TOKEN|IDEMPOTENCY|CURSOR|JSONB|IF_MATCH|QUOTE)_[A-Z_]+|[A-Z_]+_(?:FORBIDDEN|OVERLAP|CONFLICT))\"");

    @Test
    void everyCodeThatIsSentIsExplained() {
        Set<String> sent = new TreeSet<>();
        for (String source : sources()) {
            MADE.forEach(pattern -> pattern.matcher(source).results().forEach(found -> sent.add(found.group(1))));
            LITERAL.matcher(source).results().forEach(found -> sent.add(found.group(1)));
            NOT_FOUND.matcher(source).results().forEach(found -> sent.add(found.group(1) + "_NOT_FOUND"));
        }

        assertThat(sent).contains("QUOTE_NOT_FOUND", "PRICE_UNRESOLVED", "IDEMPOTENCY_KEY_REQUIRED", "NOT_FOUND");
        assertThat(codes()).containsAll(sent);
    }

    @Test
    void everyTitleBelongsToAnExplanationAndTheReverse() {
        assertThat(Titles.load("titles.properties").stringPropertyNames()).isEqualTo(codes());
    }

    @Test
    void everyExplanationSaysWhatItIsAndWhatToDo() {
        assertThat(ProblemTypes.all()).allSatisfy(type -> {
            assertThat(type.status()).isBetween(400, 599);
            assertThat(type.title()).isNotBlank().doesNotEndWith(".");
            assertThat(type.meaning()).endsWith(".");
            assertThat(type.remedy()).endsWith(".");
        });
    }

    @Test
    void thePageOfAProblemShowsTextAsText() {
        String page = ProblemPages.of(new ProblemType("SOME_CODE", 400, "A < B", "<b>", "&"));

        assertThat(page).contains("A &lt; B", "&lt;b&gt;", "<p>&amp;</p>").doesNotContain("<b>");
    }

    private static Set<String> codes() {
        return ProblemTypes.all().stream().map(ProblemType::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> sources() {
        return SOURCES.stream().flatMap(ProblemTypesTest::files).toList();
    }

    private static Stream<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(ProblemTypesTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
