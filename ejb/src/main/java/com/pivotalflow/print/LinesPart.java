package com.pivotalflow.print;

import com.pivotalflow.document.IssuedInvoice;
import com.pivotalflow.document.QuoteDocument;
import com.pivotalflow.wording.Figures;
import com.pivotalflow.wording.Words;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of the lines: what each is, how it takes part, and what it comes to. */
final class LinesPart {

    private static final List<Column> COLUMNS = List.of(
            new Column("quantity", QuoteDocument.Line::quantity),
            new Column("unitPrice", QuoteDocument.Line::unitPrice),
            new Column("net", line -> line.amounts().net()),
            new Column("tax", line -> line.amounts().tax()),
            new Column("gross", line -> line.amounts().gross()));

    /** What is printed shows no keys. */
    private static final UUID NO_KEY = new UUID(0, 0);

    private final String currency;
    private final List<QuoteDocument.Line> lines;
    private final Map<String, QuoteDocument.Group> groups;
    private final boolean isSharing;
    private final Words words;
    private final Figures figures;

    private LinesPart(
            String currency,
            List<QuoteDocument.Line> lines,
            List<QuoteDocument.Group> groups,
            boolean isSharing,
            Words words,
            Figures figures) {
        this.currency = currency;
        this.lines = lines;
        this.groups = groups.stream().collect(Collectors.toMap(QuoteDocument.Group::code, Function.identity()));
        this.isSharing = isSharing;
        this.words = words;
        this.figures = figures;
    }

    /** The lines of a quote. */
    static LinesPart of(QuoteDocument quote, Words words, Figures figures) {
        return new LinesPart(
                quote.currency(),
                quote.lines(),
                quote.groups(),
                !quote.discounts().isEmpty(),
                words,
                figures);
    }

    /** The lines of an invoice: all of them were chosen. */
    static LinesPart of(IssuedInvoice invoice, Words words, Figures figures) {
        return new LinesPart(
                invoice.currency(),
                invoice.lines().stream().map(LinesPart::required).toList(),
                List.of(),
                false,
                words,
                figures);
    }

    private static QuoteDocument.Line required(IssuedInvoice.Line line) {
        return new QuoteDocument.Line(
                NO_KEY,
                line.position(),
                line.kind(),
                line.description(),
                line.itemCode(),
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                line.taxInclusive(),
                line.taxClass(),
                line.taxRatePercent(),
                line.taxExemptReason(),
                line.discounts(),
                new QuoteDocument.Choice("required", null, null),
                line.amounts());
    }

    /** Whether the totals have the line in them. */
    static boolean isCounted(QuoteDocument.Line line) {
        QuoteDocument.Choice choice = line.selection();
        return choice.mode().equals("required") || Boolean.TRUE.equals(choice.selected());
    }

    void write(Part body) {
        Part section = body.add("div", "section");
        section.add("h2").text(words.of("lines") + " (" + currency + ")");
        FigureColumns widths =
                new FigureColumns(COLUMNS.stream().mapToInt(this::longest).toArray());
        Part table = section.add("table", "lines").attribute("style", widths.size());
        Part head = table.add("thead").add("tr");
        head.column("number", words.of("position"));
        head.column("description", words.of("description"));
        for (int column = 0; column < COLUMNS.size(); column++) {
            head.column("figure", words.of(COLUMNS.get(column).name())).attribute("style", widths.width(column));
        }
        Part rows = table.add("tbody");
        lines.forEach(line -> row(rows, line));
    }

    private int longest(Column column) {
        return lines.stream()
                .mapToInt(line -> figures.of(column.figure().apply(line)).length())
                .max()
                .orElse(0);
    }

    private void row(Part rows, QuoteDocument.Line line) {
        Part row = isCounted(line) ? rows.add("tr") : rows.add("tr", "out");
        row.add("td", "number").text(Integer.toString(line.position()));
        description(row.add("td"), line);
        Part quantity = row.add("td", "figure").text(figures.of(line.quantity()));
        quantity.add("p", "note").written(line.unit());
        Part price = row.add("td", "figure").text(figures.of(line.unitPrice()));
        if (line.taxInclusive()) {
            price.add("p", "note").text(words.of("taxIncluded"));
        }
        QuoteDocument.Amounts amounts = line.amounts();
        row.add("td", "figure").text(figures.of(amounts.net()));
        Part tax = row.add("td", "figure").text(figures.of(amounts.tax()));
        tax.add("p", "note").text(figures.percentOf(line.taxRatePercent()));
        row.add("td", "figure").text(figures.of(amounts.gross()));
    }

    private void description(Part cell, QuoteDocument.Line line) {
        cell.lines("what", line.description());
        if (!line.selection().mode().equals("required")) {
            choice(cell.add("p", "choice"), line);
        }
        if (line.itemCode() != null) {
            note(cell, words.of("itemCode") + " ").written(line.itemCode());
        }
        line.discounts().forEach(discount -> note(cell, words.of("discount") + " " + discount(discount)));
        if (!Figures.isZero(line.amounts().discount())) {
            note(cell, discounted(line));
        }
        if (line.taxExemptReason() != null) {
            note(cell, words.of("exempt") + ": ").written(line.taxExemptReason());
        }
    }

    private static Part note(Part cell, String text) {
        return cell.add("p", "note").text(text);
    }

    private void choice(Part part, QuoteDocument.Line line) {
        QuoteDocument.Group group = groups.get(line.selection().group());
        part.text(words.of(line.selection().mode()));
        if (group != null) {
            part.text(" · ").written(group.title()).text(" (" + words.of(group.choose()) + ")");
        }
        part.text(" – " + words.of(isCounted(line) ? "counted" : "uncounted"));
    }

    private String discount(QuoteDocument.Discount discount) {
        return value(discount, words, figures) + ": " + figures.lessOf(discount.amount());
    }

    /** What a discount's value means. */
    static String value(QuoteDocument.Discount discount, Words words, Figures figures) {
        return switch (discount.kind()) {
            case "percentage" -> figures.percentOf(discount.value());
            case "per_unit" -> figures.of(discount.value()) + " " + words.of("perUnit");
            default -> figures.of(discount.value());
        };
    }

    private String discounted(QuoteDocument.Line line) {
        return words.of("subtotal") + " " + figures.of(line.amounts().subtotal()) + ", " + words.of("discounts") + " "
                + figures.lessOf(line.amounts().discount())
                + (isSharing ? " (" + words.of("withShare") + ")" : "");
    }

    /**
     * A column of figures.
     *
     * @param name of the words above it
     * @param figure what it shows of a line
     */
    private record Column(String name, Function<QuoteDocument.Line, String> figure) {}
}
