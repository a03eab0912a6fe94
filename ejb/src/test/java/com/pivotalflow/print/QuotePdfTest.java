package com.pivotalflow.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.QuoteDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotePdfTest {

    private static final Locale NZ = PrintedQuotes.NEW_ZEALAND;

    private static byte[] print(QuoteDocument quote) {
        return QuotePdf.of(quote, PrintedQuotes.terms(quote, NZ));
    }

    @Test
    void everyFigureOfTheDocumentIsInThePrint() {
        PrintedQuotes quotes = new PrintedQuotes(20260501);
        for (int i = 0; i < 25; i++) {
            QuoteDocument quote = quotes.next();

            String text = ReadPdf.run(print(quote)).replace(",", "");

            assertThat(text).contains(figures(quote));
        }
    }

    private static List<String> figures(QuoteDocument quote) {
        QuoteDocument.Totals totals = quote.totals();
        List<String> figures = new ArrayList<>(List.of(
                totals.subtotal(),
                totals.discountTotal(),
                totals.includedTax(),
                totals.netTotal(),
                totals.taxTotal(),
                totals.grandTotal()));
        quote.taxBreakdown().forEach(row -> figures.addAll(List.of(row.ratePercent(), row.taxable(), row.tax())));
        quote.discounts().forEach(discount -> figures.addAll(List.of(discount.value(), discount.amount())));
        quote.lines().forEach(line -> {
            QuoteDocument.Amounts amounts = line.amounts();
            figures.addAll(List.of(
                    line.quantity(),
                    line.unitPrice(),
                    line.taxRatePercent(),
                    amounts.subtotal(),
                    amounts.discount(),
                    amounts.net(),
                    amounts.tax(),
                    amounts.gross()));
            line.discounts().forEach(discount -> figures.addAll(List.of(discount.value(), discount.amount())));
        });
        return figures;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Te whare pupuri taonga o Tūranganui-a-Kiwa, Ōtautahi, Pōneke",
                "Größenänderung der Straßenschilder für Überseecontainer",
                "倉庫の監査と報告書の作成",
                "Ελληνικά и русский",
                "ביקורת מחסן: 12 שרתים (Dell R750) במחיר 1,250.00 ₪",
                "السلام عليكم، عرض شامل للتركيب (Dell R750) بسعر ١٢٥٠ ريال",
                "گچ پژ ٹڈڑ",
                "Audit of ביקורת and شامل done",
                "<script>alert(1)</script> &amp; ]]> <!-- \"quoted\""
            })
    void textIsReadAsItWasWritten(String text) {
        byte[] pdf = print(PrintedQuotes.saying(text));

        assertThat(ReadPdf.run(pdf)).contains(text.replaceAll("\\s", ""));
    }

    @Test
    void marksThatNobodySeesAreLeftOut() {
        byte[] pdf = print(PrintedQuotes.saying("Price \u202E00.001\u202C\u200B\u0000 a"));

        assertThat(ReadPdf.text(pdf)).contains("Price 00.001 a").doesNotContain("\u202E");
    }

    @Test
    void aCharacterThatNoFontShowsIsReplaced() {
        byte[] pdf = print(PrintedQuotes.saying("before\uAC00after"));

        assertThat(ReadPdf.text(pdf)).contains("before\uFFFDafter");
    }

    @Test
    void whatRunsFromRightToLeftTurnsNothingRoundBesideIt() {
        String audit = "ביקורת";
        String warehouse = "מחסן";

        List<String> lines =
                Placed.lines(print(PrintedQuotes.turning(audit + " 5 " + warehouse, audit + " (24)", "10 " + audit)));

        assertThat(lines)
                .anyMatch(
                        line -> line.contains(seen(warehouse) + " 5 " + seen(audit) + "7.25137.40996.15149.421,145.57"))
                .anyMatch(line ->
                        line.contains("Alternative · (24) " + seen(audit) + " (choose exactly one) – selected, "))
                .anyMatch(line -> line.contains(seen(audit) + " 10 (10%)−49.90"));
    }

    private static String seen(String word) {
        return new StringBuilder(word).reverse().toString();
    }

    @Test
    void joinedLettersAreReadAsLetters() throws Exception {
        byte[] pdf = print(PrintedQuotes.saying("مُحَمَّد يعمل في الرياض"));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    for (int glyph = 1; glyph < 0xFFFF; glyph++) {
                        assertThat(font.toUnicode(glyph)).isNotEqualTo("\uFFFD").satisfies(QuotePdfTest::isLetters);
                    }
                }
            }
        }
    }

    private static void isLetters(@Nullable String read) {
        if (read != null) {
            assertThat(read.codePoints()).noneMatch(character -> 0xFB50 <= character && character <= 0xFEFC);
        }
    }

    @Test
    void tenThousandCharactersWithoutASpaceStayWithinTheMargins() throws Exception {
        String text = "x".repeat(10_000);

        byte[] pdf = print(PrintedQuotes.saying(text));

        assertThat(ReadPdf.run(pdf)
                        .chars()
                        .filter(character -> character == 'x')
                        .count())
                .isGreaterThanOrEqualTo(4L * text.length());
        assertThat(Outline.rightmost(pdf)).isLessThan(Outline.PAGE_WIDTH - Outline.MARGIN + 1);
    }

    @Test
    void theGreatestFiguresStayInTheirColumns() throws Exception {
        QuoteDocument quote = new PrintedQuotes(7).next();

        assertThat(Outline.rightmost(print(quote))).isLessThan(Outline.PAGE_WIDTH - Outline.MARGIN + 1);
    }

    @Test
    void theHashIsOnEachPageAndWholeOnTheLast() {
        QuoteDocument quote = PrintedQuotes.ofLines(60);
        String hash = CanonicalDocument.text(CanonicalDocument.of(quote).hash());

        byte[] pdf = print(quote);

        int pages = ReadPdf.pages(pdf);
        assertThat(pages).isGreaterThan(2);
        for (int page = 1; page <= pages; page++) {
            assertThat(ReadPdf.page(pdf, page))
                    .contains(hash.substring("sha256:".length(), "sha256:".length() + 16))
                    .contains("Page " + page + " of " + pages);
        }
        assertThat(ReadPdf.page(pdf, 1)).doesNotContain(hash);
        assertThat(ReadPdf.page(pdf, pages))
                .contains(hash)
                .contains("Q-2026-0042")
                .contains("before 1 June 2026, 00:00 (Pacific/Auckland)")
                .contains("2026-05-31T12:00:00Z");
    }

    @Test
    void theHeadOfTheTableIsRepeated() {
        byte[] pdf = print(PrintedQuotes.ofLines(60));

        assertThat(ReadPdf.page(pdf, 1)).contains("Unit price");
        assertThat(ReadPdf.page(pdf, 2)).contains("Unit price");
    }

    @Test
    void linesThatAreNotInTheTotalsSaySo() {
        String text = ReadPdf.run(print(PrintedQuotes.withChoices()));

        assertThat(text)
                .contains("Optional–notselected,notinthetotals")
                .contains("Alternative·Hosting(chooseexactlyone)–selected,inthetotals")
                .contains("Alternative·Hosting(chooseexactlyone)–notselected,notinthetotals");
    }

    @Test
    void aPreviewIsMarkedAndHasNoHash() {
        QuoteDocument quote = PrintedQuotes.ofLines(60);

        byte[] pdf = QuotePdf.of(quote, PrintedQuotes.draft(NZ));

        for (int page = 1; page <= ReadPdf.pages(pdf); page++) {
            assertThat(ReadPdf.page(pdf, page)).contains("DRAFT");
        }
        assertThat(ReadPdf.text(pdf)).doesNotContain("sha256").doesNotContain("Content hash");
    }

    @Test
    void figuresHaveTheSignsOfTheLocale() {
        QuoteDocument quote = PrintedQuotes.ofLines(1);

        assertThat(ReadPdf.text(QuotePdf.of(quote, PrintedQuotes.terms(quote, Locale.GERMANY))))
                .contains("18.953,05")
                .contains("Gesamtbetrag")
                .contains("31. Mai 2026");
        assertThat(ReadPdf.text(QuotePdf.of(quote, PrintedQuotes.terms(quote, Locale.JAPAN))))
                .contains("18,953.05")
                .contains("税込合計")
                .contains("2026年5月31日");
        assertThat(ReadPdf.text(QuotePdf.of(quote, PrintedQuotes.terms(quote, Locale.FRANCE))))
                .containsPattern("18.953,05")
                .contains("31 May 2026");
    }

    @Test
    void theSameQuoteGivesTheSameBytesEverywhere() {
        QuoteDocument quote = new PrintedQuotes(11).next();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        byte[] here = print(quote);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));

            assertThat(print(quote)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void anotherQuoteHasAnotherId() throws Exception {
        PrintedQuotes quotes = new PrintedQuotes(13);

        assertThat(id(print(quotes.next()))).isNotEqualTo(id(print(quotes.next())));
    }

    private static String id(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getDocument().getDocumentID().toString();
        }
    }

    @Test
    void itIsTaggedHasATitleALanguageAndItsFonts() throws Exception {
        byte[] pdf = print(PrintedQuotes.saying("倉庫の監査 🚀"));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-NZ");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Quote Q-2026-0042 – Warehouse audit");
            for (PDPage page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
        }
    }

    @Test
    void anythingCanBePrinted() {
        PrintedQuotes quotes = new PrintedQuotes(17);
        for (int i = 0; i < 10; i++) {
            QuoteDocument quote = quotes.next();

            assertThatCode(() -> QuotePdf.of(quote, PrintedQuotes.draft(Locale.forLanguageTag("de-CH"))))
                    .doesNotThrowAnyException();
        }
    }
}
