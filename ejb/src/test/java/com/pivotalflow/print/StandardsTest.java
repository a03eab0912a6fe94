package com.pivotalflow.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.document.QuoteDocument;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** What veraPDF says of our documents. */
class StandardsTest {

    @BeforeAll
    static void chooseTheParser() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private static List<String> flaws(byte[] pdf, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            return Stream.concat(
                            result.getTestAssertions().stream()
                                    .map(flaw -> flaw.getRuleId().getClause() + ": " + flaw.getMessage() + " "
                                            + flaw.getLocation().getContext()),
                            result.isCompliant() ? Stream.of() : Stream.of("not compliant"))
                    .distinct()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PDFUA_1", "PDFA_2_A"})
    void quotesAreAccessibleAndLast(PDFAFlavour flavour) throws Exception {
        PrintedQuotes quotes = new PrintedQuotes(20260502);
        for (Locale locale : List.of(PrintedQuotes.NEW_ZEALAND, Locale.GERMANY, Locale.JAPAN)) {
            QuoteDocument quote = quotes.next();

            assertThat(flaws(QuotePdf.of(quote, PrintedQuotes.terms(quote, locale)), flavour))
                    .isEmpty();
        }
        QuoteDocument choices = PrintedQuotes.withChoices();
        assertThat(flaws(QuotePdf.of(choices, PrintedQuotes.terms(choices, Locale.UK)), flavour))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PDFUA_1", "PDFA_2_A"})
    void longQuotesAndPreviewsToo(PDFAFlavour flavour) throws Exception {
        QuoteDocument quote = PrintedQuotes.ofLines(60);

        assertThat(flaws(QuotePdf.of(quote, PrintedQuotes.draft(Locale.UK)), flavour))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PDFUA_1", "PDFA_2_A"})
    void invoicesToo(PDFAFlavour flavour) throws Exception {
        assertThat(flaws(InvoicePdf.of(InvoicePdfTest.INVOICE, new byte[32], Locale.JAPAN), flavour))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PDFUA_1", "PDFA_2_A"})
    void whateverSomebodyWritesToo(PDFAFlavour flavour) throws Exception {
        QuoteDocument quote = PrintedQuotes.saying(
                "\u0644\u0627\u064B \u05E9\u05C1\u05B8 12\n\n<b>&amp;</b> \u2069\u202Egnp \u200F\u05E9\u05DC\u05D5\u05DD"
                        + " \u0645\u0631\u062D\u0628\u0627 \uD83D\uDC69\u200D\uD83D\uDE80 \uAC00");

        assertThat(flaws(QuotePdf.of(quote, PrintedQuotes.terms(quote, PrintedQuotes.NEW_ZEALAND)), flavour))
                .isEmpty();
    }

    @Test
    void theJudgeFindsFlaws() throws Exception {
        try (var document = new org.apache.pdfbox.pdmodel.PDDocument();
                var bytes = new java.io.ByteArrayOutputStream()) {
            document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            document.save(bytes);

            assertThat(flaws(bytes.toByteArray(), PDFAFlavour.PDFUA_1)).isNotEmpty();
        }
    }
}
