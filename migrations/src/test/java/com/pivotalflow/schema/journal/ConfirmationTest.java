package com.pivotalflow.schema.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.RefusedFileException;
import com.pivotalflow.schema.script.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each condition of a confirmation alone. */
class ConfirmationTest {

    private final Journal journal = new Journal();
    private final String valid = journal.confirmation();
    private final LockLine line = journal.lock().line("V0002").orElseThrow();

    @Test
    void aConfirmationIsRead() {
        Confirmation read = parse(valid);

        assertThat(read.version()).isEqualTo("V0002");
        assertThat(read.findings()).containsExactly(new Confirmation.Expected(Rule.D02, "public.t.rating", 50L));
        assertThat(read.expires()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(read.backup()).isEqualTo(Backup.OBJECTS);
        assertThat(check(read)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            script: V0002__drop_rating | script: V0001__create   | names V0001__create, but stands for V0002__drop_rating
            statements: .*             | statements: 0123        | was written for other statements than those of V0002__drop_rating
            checksum: .*               | checksum: 0123          | has another checksum, but equal statements: a cosmetic change
            reason: .*                 | reason: because         | its reason has fewer than 20 characters
            author: .*                 | author:                 | names no author
            ticket: .*                 | ticket: ''              | names no ticket
            expires: .*                | expires: 2026-11-23     | expired on 2026-11-23
            expires: .*                | expires: 2027-05-24     | expires on 2027-05-24, more than 180 days ahead
            backup: .*                 | backup: none            | backup is none, but rows or values are lost
            PF-D02                     | PF-D01                  | lists [PF-D01], the journal has [PF-D02]
            findings: .*               | findings: []            | lists nothing, the journal has [PF-D02]
            """)
    void eachConditionHasItsOwnMessage(String from, String to, String evidence) {
        assertThat(check(parse(valid.replaceFirst(from, to)))).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.J10);
            assertThat(finding.script()).isEqualTo("V0002.yaml");
            assertThat(finding.evidence()).isEqualTo(evidence);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            expires: .*                | expires: 2026-11-24
            expires: .*                | expires: 2027-05-23
            backup: .*                 | backup: external
            backup: .*                 | backup: full
            """)
    void theseHoldToo(String from, String to) {
        assertThat(check(parse(valid.replaceFirst(from, to)))).isEmpty();
    }

    @Test
    void aChangedChecksumWithEqualStatementsIsOnlyNoted() {
        assertThat(check(parse(valid.replaceFirst("checksum: .*", "checksum: 0123"))))
                .extracting(Finding::status)
                .containsExactly(Finding.Status.NOTE);
    }

    @Test
    void aReasonIsNotCopiedAlong() {
        Confirmation own = parse(valid);
        Confirmation copy = Confirmation.parse(
                "V0003.yaml",
                valid.replace(Journal.REASON, Journal.REASON.toUpperCase(Locale.ROOT) + "!")
                        .getBytes(UTF_8));

        assertThat(Journal.CONFIRMATIONS.check(own, line, List.of(own, copy)))
                .extracting(Finding::evidence)
                .containsExactly("its reason is that of V0003.yaml: write its own");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            backup: objects            | backup: all             | key 'backup' must be none, objects, full or external, not 'all'
            expires: .*                | expires: tomorrow       | key 'expires' must be a date such as 2026-12-31, not 'tomorrow'
            statements: .*             | x: y                    | unknown key 'x': known are author, backup, checksum
            checksum: .*               |                         | key 'checksum' is missing
            at_most: 50                | at_most: few            | key 'at_most' must be a number, not 'few'
            PF-D02                     | PF-D99                  | key 'code': no rule has the code PF-D99
            at_most: 50                | most: 50                | key 'findings' has an entry that is not
            findings: .*               | findings: PF-D02        | key 'findings' must be a list
            ticket: .*                 | ticket: [ a ]           | key 'ticket' must be a text
            ticket: .*                 | ticket: {               | is not YAML:
            ticket: .*                 | author: B               | is not YAML:
            """)
    void whatCannotBeReadIsNamedByItsKey(String from, String to, String evidence) {
        String text = valid.replaceFirst(from, to == null ? "" : to);

        List<Finding> findings = catchThrowableOfType(RefusedFileException.class, () -> parse(text))
                .findings();

        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.rule()).isEqualTo(Rule.N02))
                .anySatisfy(finding -> assertThat(finding.evidence()).startsWith(evidence));
    }

    @Test
    void aChecksumThatLooksLikeANumberStaysAText() {
        String digits = "1e" + "0".repeat(62);

        assertThat(parse(valid.replaceFirst("checksum: .*", "checksum: " + digits))
                        .checksum())
                .isEqualTo(digits);
    }

    private static Confirmation parse(String text) {
        return Confirmation.parse("V0002.yaml", text.getBytes(UTF_8));
    }

    private List<Finding> check(Confirmation confirmation) {
        List<Finding> findings =
                new ArrayList<>(Journal.CONFIRMATIONS.check(confirmation, line, List.of(confirmation)));
        findings.addAll(Journal.CONFIRMATIONS.expiry(confirmation));
        return findings;
    }
}
