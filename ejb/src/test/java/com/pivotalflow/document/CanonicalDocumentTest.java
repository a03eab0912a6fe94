package com.pivotalflow.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The bytes and hashes of documents, by the vector of the specification (quoting 4.2). */
class CanonicalDocumentTest {

    private static final UUID LINE = UUID.fromString("0197a3c2-7b32-7d19-9f21-4c6eaf5b3f03");

    private static final String VECTOR = """
            {"currency":"NZD","customer":{"id":"0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02","name":"Tūī Freight Ltd"},\
            "lines":[{"amounts":{"discount":"0.00","gross":"1145.57","net":"996.15","subtotal":"996.15",\
            "tax":"149.42"},"description":"Site audit","key":"0197a3c2-7b32-7d19-9f21-4c6eaf5b3f03","kind":"service",\
            "position":1,"quantity":"7.25","selection":{"mode":"required"},"taxClass":"GST","taxInclusive":false,\
            "taxRatePercent":"15","unit":"hour","unitPrice":"137.40"}],\
            "organization":{"id":"0197a3c2-5d10-7c31-9a44-0c6f2b7e1d01","name":"Kōwhai Advisory Ltd",\
            "timeZone":"Pacific/Auckland"},"quoteNumber":"Q-2026-0042","schema":"quote-content/1",\
            "taxBreakdown":[{"ratePercent":"15","tax":"149.42","taxClass":"GST","taxable":"996.15"}],\
            "taxPolicy":{"basis":"net","level":"DOCUMENT","profile":"NZ","rounding":"HALF_UP"},\
            "title":"Warehouse audit","totals":{"discountTotal":"0.00","grandTotal":"1145.57","includedTax":"0.00",\
            "netTotal":"996.15","subtotal":"996.15","taxTotal":"149.42"},"type":"project","validFrom":"2026-05-01",\
            "validUntil":"2026-05-31","version":1}""";

    private static final QuoteDocument DOCUMENT = document("Warehouse audit", "Tūī Freight Ltd");

    @Test
    void theVectorOfTheSpecificationHasItsBytesAndItsHash() {
        CanonicalDocument canonical = CanonicalDocument.of(DOCUMENT);

        assertThat(new String(canonical.bytes(), StandardCharsets.UTF_8)).isEqualTo(VECTOR);
        assertThat(canonical.bytes()).hasSize(1051);
        assertThat(CanonicalDocument.text(canonical.hash()))
                .isEqualTo("sha256:e22d41dffc4063d6c06fd6c53529c8e3a2f864386557abfeccab8616aa758415");
    }

    @Test
    void textIsEscapedAsTheStandardSays() {
        QuoteDocument document = document("\"\\/\t\n\r€\u2028𝄞é", "x");

        assertThat(new String(CanonicalDocument.of(document).bytes(), StandardCharsets.UTF_8))
                .contains("\"title\":\"\\\"\\\\/\\t\\n\\r€\u2028𝄞é\"");
    }

    @Test
    void halfASurrogatePairHasNoBytes() {
        QuoteDocument document = document("Audit \uD834", "x");

        assertThatThrownBy(() -> CanonicalDocument.of(document)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSealIgnoresNamesAndKnowsCostsAndSources() {
        byte[] seal = CanonicalDocument.sealed(DOCUMENT, internal("92.50")).hash();

        assertThat(CanonicalDocument.sealed(document("Warehouse audit", "Tūī Ltd"), internal("92.50"))
                        .hash())
                .isEqualTo(seal);
        assertThat(CanonicalDocument.sealed(DOCUMENT, internal("92.51")).hash()).isNotEqualTo(seal);
        assertThat(CanonicalDocument.sealed(document("Warehouse Audit", "Tūī Freight Ltd"), internal("92.50"))
                        .hash())
                .isNotEqualTo(seal);
        assertThat(CanonicalDocument.of(DOCUMENT).hash()).isNotEqualTo(seal);
    }

    private static InternalSide internal(String unitCost) {
        return new InternalSide(
                List.of(new InternalSide.Cost(LINE, unitCost)),
                List.of(new InternalSide.PriceSource(LINE, "explicit", null)),
                new InternalSide.Fx("NZD", "1"),
                new InternalSide.BaseTotals("996.15", "149.42", "1145.57"));
    }

    private static QuoteDocument document(String title, String customer) {
        return new QuoteDocument(
                QuoteDocument.SCHEMA,
                "Q-2026-0042",
                1,
                new QuoteDocument.Seller(
                        UUID.fromString("0197a3c2-5d10-7c31-9a44-0c6f2b7e1d01"),
                        "Kōwhai Advisory Ltd",
                        "Pacific/Auckland"),
                new QuoteDocument.Party(UUID.fromString("0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02"), customer),
                title,
                null,
                "project",
                "NZD",
                new QuoteDocument.Policy("NZ", "net", "DOCUMENT", "HALF_UP"),
                "2026-05-01",
                "2026-05-31",
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(new QuoteDocument.Line(
                        LINE,
                        1,
                        "service",
                        "Site audit",
                        null,
                        "7.25",
                        "hour",
                        "137.40",
                        false,
                        "GST",
                        "15",
                        null,
                        List.of(),
                        new QuoteDocument.Choice("required", null, null),
                        new QuoteDocument.Amounts("996.15", "0.00", "996.15", "149.42", "1145.57"))),
                new QuoteDocument.Totals("996.15", "0.00", "0.00", "996.15", "149.42", "1145.57"),
                List.of(new QuoteDocument.TaxRow("GST", "15", "996.15", "149.42")));
    }
}
