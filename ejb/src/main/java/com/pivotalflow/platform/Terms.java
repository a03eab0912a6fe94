package com.pivotalflow.platform;

import com.pivotalflow.organization.NewOrganization;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.ratecard.CountryProfile;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an organization begins with: as it was asked for, and for the rest as its country's profile has it.
 *
 * @param country decides the taxes
 * @param organization the organization itself
 */
record Terms(CountryProfile country, NewOrganization organization) {

    /**
     * The terms of a request.
     *
     * @param isOffered whether an organization may begin with a currency
     * @throws InvalidInputException a country without a profile, a zone or a currency that is none
     */
    static Terms of(OpenOrganization content, Predicate<String> isOffered) {
        List<FieldError> errors = new ArrayList<>();
        Optional<CountryProfile> country = CountryProfile.of(content.countryCode());
        if (country.isEmpty()) {
            String known = Arrays.toString(CountryProfile.values());
            errors.add(new FieldError("/countryCode", "ENUM", "There is a profile for these only: " + known + "."));
        }
        if (!isAbsentOr(content.timeZone(), Terms::isZone)) {
            errors.add(new FieldError("/timeZone", "ENUM", "This is no time zone, such as Pacific/Auckland."));
        }
        if (!isAbsentOr(content.currency(), isOffered)) {
            String detail = "This currency is unknown or not offered here.";
            errors.add(new FieldError("/currency", "CURRENCY_UNSUPPORTED", detail));
        }
        if (country.isEmpty() || !errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return of(content, country.get());
    }

    private static Terms of(OpenOrganization content, CountryProfile country) {
        ZoneId zone = content.timeZone() == null ? country.timeZone() : ZoneId.of(content.timeZone());
        String currency = content.currency() == null ? country.currency() : content.currency();
        return new Terms(
                country,
                new NewOrganization(
                        content.name(), content.slug(), country.name(), zone, currency, country.taxPolicy()));
    }

    private static boolean isAbsentOr(@Nullable String value, Predicate<String> isGood) {
        return value == null || isGood.test(value);
    }

    private static boolean isZone(String name) {
        try {
            return ZoneId.of(name).getId().equals(name);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
