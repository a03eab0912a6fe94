package com.pivotalflow.ratecard;

import com.pivotalflow.money.Percentage;
import com.pivotalflow.pricing.TaxBasis;
import com.pivotalflow.pricing.TaxLevel;
import com.pivotalflow.pricing.TaxPolicy;
import com.pivotalflow.pricing.TaxRounding;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an organization of a country starts with (specification 8.1): its tax policy, its tax classes with their rates
 * over time, its currency and a time zone. A default only: each organization may choose otherwise.
 */
public enum CountryProfile {
    /** New Zealand: goods and services tax. */
    NZ(
            "NZD",
            "Pacific/Auckland",
            "GST",
            taxed("GST", "GST", TaxKind.STANDARD, since("15", "2010-10-01")),
            taxed("ZERO", "Zero-rated", TaxKind.ZERO, since("0", "1986-10-01")),
            taxed("EXEMPT", "Exempt", TaxKind.EXEMPT, since("0", "1986-10-01"))),

    /** Australia: goods and services tax. */
    AU(
            "AUD",
            "Australia/Sydney",
            "GST",
            taxed("GST", "GST", TaxKind.STANDARD, since("10", "2000-07-01")),
            taxed("GST_FREE", "GST-free", TaxKind.ZERO, since("0", "2000-07-01")),
            taxed("INPUT_TAXED", "Input taxed", TaxKind.EXEMPT, since("0", "2000-07-01"))),

    /** United Kingdom: value added tax. */
    GB(
            "GBP",
            "Europe/London",
            "STANDARD",
            taxed("STANDARD", "VAT", TaxKind.STANDARD, since("20", "2011-01-04")),
            taxed("REDUCED", "VAT reduced", TaxKind.REDUCED, since("5", "1997-09-01")),
            taxed("ZERO", "Zero-rated", TaxKind.ZERO, since("0", "1973-04-01")),
            taxed("EXEMPT", "Exempt", TaxKind.EXEMPT, since("0", "1973-04-01"))),

    /** Germany: value added tax, lowered in the second half of 2020. */
    DE(
            "EUR",
            "Europe/Berlin",
            "STANDARD",
            taxed(
                    "STANDARD",
                    "USt",
                    TaxKind.STANDARD,
                    between("19", "2007-01-01", "2020-06-30"),
                    between("16", "2020-07-01", "2020-12-31"),
                    since("19", "2021-01-01")),
            taxed(
                    "REDUCED",
                    "USt ermäßigt",
                    TaxKind.REDUCED,
                    between("7", "2007-01-01", "2020-06-30"),
                    between("5", "2020-07-01", "2020-12-31"),
                    since("7", "2021-01-01")),
            taxed("EXEMPT", "Steuerfrei", TaxKind.EXEMPT, since("0", "1968-01-01"))),

    /** United States: no tax until the organization states the rate of its own sales tax. */
    US(
            "USD",
            "America/New_York",
            "NOT_TAXED",
            taxed("NOT_TAXED", "Not taxed", TaxKind.ZERO, since("0", "1970-01-01")),
            taxed("SALES", "Sales tax", TaxKind.STANDARD));

    private final String currency;
    private final String timeZone;
    private final String defaultTaxClass;

    /** Unmodifiable, and so is what it holds. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<NewTaxClass> taxClasses;

    CountryProfile(String currency, String timeZone, String defaultTaxClass, NewTaxClass... taxClasses) {
        this.currency = currency;
        this.timeZone = timeZone;
        this.defaultTaxClass = defaultTaxClass;
        this.taxClasses = IntStream.range(0, taxClasses.length)
                .mapToObj(i -> taxClasses[i].at(i + 1))
                .toList();
    }

    /** The profile of a country, if there is one. */
    public static Optional<CountryProfile> of(String country) {
        return Arrays.stream(values())
                .filter(profile -> profile.name().equals(country))
                .findFirst();
    }

    /** Code of the currency that is legal tender. */
    public String currency() {
        return currency;
    }

    /** The zone of the largest city, where a country has several. */
    public ZoneId timeZone() {
        return ZoneId.of(timeZone);
    }

    /** How documents compute their tax unless they say otherwise. */
    public TaxPolicy taxPolicy() {
        return new TaxPolicy(name(), TaxBasis.NET, TaxLevel.DOCUMENT, TaxRounding.HALF_UP);
    }

    /** Code of the class of lines that name none. */
    public String defaultTaxClass() {
        return defaultTaxClass;
    }

    /** The tax classes, in the order of their display. */
    public List<NewTaxClass> taxClasses() {
        return taxClasses;
    }

    private static NewTaxClass taxed(String code, String name, TaxKind kind, NewTaxClass.Rate... rates) {
        return new NewTaxClass(code, name, kind, 0, List.of(rates));
    }

    private static NewTaxClass.Rate since(String percent, String from) {
        return rate(percent, from, null);
    }

    private static NewTaxClass.Rate between(String percent, String from, String until) {
        return rate(percent, from, LocalDate.parse(until));
    }

    private static NewTaxClass.Rate rate(String percent, String from, @Nullable LocalDate until) {
        return new NewTaxClass.Rate(Percentage.ofPercent(percent), LocalDate.parse(from), until);
    }
}
