package com.pivotalflow.organization;

import com.pivotalflow.problem.FieldError;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of time zones, languages and countries, as requests state them. */
public final class RegionalNames {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private RegionalNames() {}

    /** What is wrong with a zone at {@code /timezone} and a language at {@code /locale}; nothing when both exist. */
    public static List<FieldError> unknown(String zone, String locale) {
        List<FieldError> errors = new ArrayList<>();
        if (!isZone(zone)) {
            errors.add(new FieldError("/timezone", "ENUM", "This is no time zone, such as Pacific/Auckland."));
        }
        if (!isLocale(locale)) {
            errors.add(new FieldError("/locale", "ENUM", "This is no language tag, such as en-NZ."));
        }
        return errors;
    }

    /** What is wrong with a country; nothing when ISO 3166-1 knows it, or none is named. */
    public static Optional<FieldError> unknownCountry(String pointer, @Nullable String country) {
        return country == null || COUNTRIES.contains(country)
                ? Optional.empty()
                : Optional.of(new FieldError(pointer, "ENUM", "This is no country of ISO 3166-1, such as NZ."));
    }

    private static boolean isZone(String zone) {
        try {
            return ZoneId.of(zone).getId().equals(zone);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isLocale(String locale) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(locale)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
