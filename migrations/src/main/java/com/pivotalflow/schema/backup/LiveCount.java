package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.script.Rule;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What stands in the way of a script right now, for the text that asks for its second key.
 *
 * @param rule why it is lost
 * @param object a table, {@code public.customers}, or a column, {@code public.customers.rating}
 * @param column whether it is a column
 * @param rows how many the table has
 * @param values how many rows have a value there; only of a column, and only if counted
 * @param organizations how many organizations the rows belong to; only if the table belongs to organizations
 * @param exact false if counting took too long and the numbers are the server's estimate
 */
public record LiveCount(
        Rule rule,
        String object,
        boolean column,
        long rows,
        OptionalLong values,
        OptionalLong organizations,
        boolean exact) {

    /** {@code 18,204 values in 20,113 rows of 3 organizations}, {@code about 20,000 rows}. */
    public String amount() {
        StringBuilder text = new StringBuilder(exact ? "" : "about ");
        values.ifPresent(number -> text.append(counted(number, "value")).append(" in "));
        text.append(counted(rows, "row"));
        organizations.ifPresent(number -> text.append(" of ").append(counted(number, "organization")));
        return text.toString();
    }

    /** {@code column public.customers.rating}. */
    public String title() {
        return (column ? "column " : "table ") + object;
    }

    /** As a refusal lists it, with its rule. */
    public String line() {
        return String.format(Locale.ROOT, "%-40s  %s  %s", title(), amount(), rule.code());
    }

    private static String counted(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }
}
