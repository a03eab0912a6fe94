package com.pivotalflow.print;

import com.pivotalflow.document.QuoteDocument;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of the lines: what each is, how it takes part, and what it comes to. */
final class QuoteLinesPart {

    private static final List<Column> COLUMNS = List.of(
            new Column("quantity", QuoteDocument.Line::quantity),
            new Column("unitPrice", QuoteDocument.Line::unitPrice),
            new Column("net", line -> line.amounts().net()),
            new Column("tax", line -> line.amounts().tax()),
            new Column("gross", line -> line.amounts().gross()));

    private final QuoteDocument quote;
    private final Words words;
    private final Figures figures;
    private final Map<String, QuoteDocument.Group> groups;

    QuoteLinesPart(QuoteDocument quote, Words words, Figures figures) {
        this.quote = quote;
        this.words = words;
        this.figures = figures;
        this.groups = quote.groups().stream().collect(Collectors.toMap(QuoteDocument.Group::code, Function.identity()));
    }

    /** Whether the totals have the line in them. */
    static boolean isCounted(QuoteDocument.Line line) {
        QuoteDocument.Choice choice = line.selection();
        return choice.mode().equals("required") || Boolean.TRUE.equals(choice.selected());
    }

    void write(Part body) {
        Part section = body.add("div", "section");
        section.add("h2").text(words.of("lines") + " (" + quote.currency() + ")");
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
        quote.lines().forEach(line -> row(rows, line));
    }

    private int longest(Column column) {
        return quote.lines().stream()
                .mapToInt(line -> figures.of(column.figure().apply(line)).length())
                .max()
                .orElse(0);
    }

    private void row(Part rows, QuoteDocument.Line line) {
        Part row = isCounted(line) ? rows.add("tr") : rows.add("tr", "out");
        row.add("td", "number").text(Integer.toString(line.position()));
        description(row.add("td"), line);
        Part quantity = row.add("td", "figure").text(figures.of(line.quantity()));
        quantity.add("p", "note").text(line.unit());
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
        cell.add("p", "what").text(line.description());
        if (!line.selection().mode().equals("required")) {
            cell.add("p", "choice").text(choice(line));
        }
        if (line.itemCode() != null) {
            note(cell, words.of("itemCode") + " " + line.itemCode());
        }
        line.discounts().forEach(discount -> note(cell, words.of("discount") + " " + discount(discount)));
        if (!Figures.isZero(line.amounts().discount())) {
            note(cell, discounted(line));
        }
        if (line.taxExemptReason() != null) {
            note(cell, words.of("exempt") + ": " + line.taxExemptReason());
        }
    }

    private static void note(Part cell, String text) {
        cell.add("p", "note").text(text);
    }

    private String choice(QuoteDocument.Line line) {
        String counted = words.of(isCounted(line) ? "counted" : "uncounted");
        QuoteDocument.Group group = groups.get(line.selection().group());
        return group == null
                ? words.of(line.selection().mode()) + " – " + counted
                : words.of(line.selection().mode()) + " · " + group.title() + " (" + words.of(group.choose()) + ") – "
                        + counted;
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
        List<QuoteDocument.Discount> whole = quote.discounts();
        return words.of("subtotal") + " " + figures.of(line.amounts().subtotal()) + ", " + words.of("discounts") + " "
                + figures.lessOf(line.amounts().discount())
                + (whole.isEmpty() ? "" : " (" + words.of("withShare") + ")");
    }

    /**
     * A column of figures.
     *
     * @param name of the words above it
     * @param figure what it shows of a line
     */
    private record Column(String name, Function<QuoteDocument.Line, String> figure) {}
}
