package com.pivotalflow.schema.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pivotalflow.schema.script.RealScripts;
import com.pivotalflow.schema.script.RefusedFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftIgnoreTest {

    private static final Roles ROLES = Roles.of(Map.of("app", "quotes_app"));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void noExemptionOfThisBuildHasPassed() throws Exception {
        DriftIgnore file = DriftIgnore.parse(Files.readAllBytes(RealScripts.DB.resolve(DriftIgnore.NAME)));

        assertThat(file.expired(LocalDate.now(ZoneOffset.UTC)))
                .as("entries of drift-ignore.yaml whose day has passed: put the difference right, or decide anew")
                .isEmpty();
    }

    @Test
    void whatHangsOnAnIgnoredObjectIsIgnoredWithIt() {
        Difference difference = live(
                entry("public.partman_a", Kind.TABLE),
                entry("public.partman_a.id", Kind.COLUMN),
                entry("ck_a on public.partman_a", Kind.CONSTRAINT),
                entry("public.partman_a to ${app}", Kind.GRANT),
                entry("table public.partman_a", Kind.COMMENT),
                entry("public.notes", Kind.TABLE));

        DriftIgnore.Outcome outcome = ignore("public.partman_*", "any").apply(difference, ROLES);

        assertThat(outcome.rest().deviations())
                .extracting(deviation -> deviation.key().object())
                .containsExactly("public.notes");
        assertThat(outcome.ignored()).hasSize(5);
        assertThat(outcome.stale()).isEmpty();
    }

    @Test
    void anAspectIgnoresNothingElse() {
        Difference difference =
                live(entry("public.quotes to ${app}", Kind.GRANT), entry("ix_a on public.quotes", Kind.INDEX));

        DriftIgnore.Outcome outcome = ignore("public.quotes", "grant").apply(difference, ROLES);

        assertThat(outcome.rest().deviations())
                .extracting(deviation -> deviation.key().kind())
                .containsExactly(Kind.INDEX);
    }

    @Test
    void aRoleIsNamedByItsPlaceholder() {
        Difference difference = live(entry("public.quotes to ${app}", Kind.GRANT));

        assertThat(difference.deviations().get(0).key().object()).endsWith("quotes_app");
        assertThat(ignore("public.quotes to ${app}", "grant")
                        .apply(difference, ROLES)
                        .ignored())
                .hasSize(1);
    }

    @Test
    void anEntryThatMatchesNothingOrWhoseDayHasPassedIsTold() {
        DriftIgnore ignore = ignore("public.gone", "any");

        List<String> remarks = ignore.apply(live(), ROLES).remarks(TODAY.plusYears(1), ignore);

        assertThat(remarks).hasSize(2);
        assertThat(remarks.get(0)).contains("'public.gone' (any) matched nothing", "remove the entry");
        assertThat(remarks.get(1)).contains("was to hold until 2026-12-31");
    }

    @Test
    void theLastDayStillCounts() {
        DriftIgnore ignore = ignore("public.gone", "any");

        assertThat(ignore.expired(LocalDate.of(2026, 12, 31))).isEmpty();
        assertThat(ignore.expired(LocalDate.of(2027, 1, 1))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "object: '*', aspect: any, reason: Nobody remembers why this is so, until: 2026-12-31 | must name something",
                "object: a.b, aspect: tables, reason: Nobody remembers why this is so, until: 2026-12-31 | not 'tables'",
                "object: a.b, aspect: any, reason: because, until: 2026-12-31 | fewer than 20 characters",
                "object: a.b, aspect: any, reason: Nobody remembers why this is so, until: soon | not 'soon'",
                "object: a.b, aspect: any, reason: Nobody remembers why this is so | not ''",
                "object: a.b, kind: any, reason: Nobody remembers why this is so, until: 2026-12-31 | unknown key 'kind'",
            })
    void anEntryThatSaysTooLittleIsRefused(String entry, String message) {
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(() -> parse("- { " + entry + " }"))
                .withMessageContaining("drift-ignore.yaml: PF-N02")
                .withMessageContaining("entry 1: ")
                .withMessageContaining(message);
    }

    @Test
    void aFileWithoutAListIsRefused() {
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(() -> parse("object: public.quotes"))
                .withMessageContaining("must be a list");
        assertThat(parse("# nothing yet\n").exemptions()).isEmpty();
    }

    private static Difference live(Entry... entries) {
        return Difference.between(
                CatalogHistory.of(List.of(Catalog.of(List.of()))), 0, Catalog.of(List.of(entries)), ROLES);
    }

    private static Entry entry(String object, Kind kind) {
        return new Entry(object, kind, "x");
    }

    private static DriftIgnore ignore(String object, String aspect) {
        return parse("- { object: '" + object + "', aspect: " + aspect
                + ", reason: Nobody remembers why this is so, until: 2026-12-31 }");
    }

    private static DriftIgnore parse(String text) {
        return DriftIgnore.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
