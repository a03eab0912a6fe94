package com.pivotalflow.export;

/**
 * A column of a report.
 *
 * @param name as in the header of CSV and as a member of JSON
 * @param expression SQL over the aliases of the report, as text in the form of the interface
 * @param isNumber whether JSON shows it as a number: counts; amounts and percentages are texts there, as everywhere
 */
record Column(String name, String expression, boolean isNumber) {

    private static final String INSTANT = "YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"";

    static Column text(String name, String expression) {
        return new Column(name, expression, false);
    }

    static Column whole(String name, String expression) {
        return new Column(name, "CAST(" + expression + " AS text)", true);
    }

    static Column date(String name, String expression) {
        return new Column(name, "CAST(" + expression + " AS text)", false);
    }

    static Column instant(String name, String expression) {
        return new Column(name, "to_char(" + expression + " AT TIME ZONE 'UTC', '" + INSTANT + "')", false);
    }

    /**
     * An amount with exactly the decimals of its currency.
     *
     * @param currency alias of the row of {@code currencies}
     */
    static Column money(String name, String expression, String currency) {
        return new Column(
                name, "CAST(round(" + expression + ", CAST(" + currency + ".minor_units AS integer)) AS text)", false);
    }
}
