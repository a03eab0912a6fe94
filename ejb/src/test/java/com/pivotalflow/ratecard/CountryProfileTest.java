package com.pivotalflow.ratecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CountryProfileTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NZ | GST       | GST 15 standard, ZERO 0 zero, EXEMPT 0 exempt
            AU | GST       | GST 10 standard, GST_FREE 0 zero, INPUT_TAXED 0 exempt
            GB | STANDARD  | STANDARD 20 standard, REDUCED 5 reduced, ZERO 0 zero, EXEMPT 0 exempt
            DE | STANDARD  | STANDARD 19 standard, REDUCED 7 reduced, EXEMPT 0 exempt
            US | NOT_TAXED | NOT_TAXED 0 zero
            """)
    void classesHaveTheRatesOfTheSpecification(CountryProfile profile, String usual, String classes) {
        LocalDate day = LocalDate.parse("2026-03-31");

        assertThat(profile.defaultTaxClass()).isEqualTo(usual);
        assertThat(profile.taxClasses().stream()
                        .flatMap(known -> known.rates().stream()
                                .filter(rate -> contains(rate, day))
                                .map(rate -> known.code() + " " + rate.rate().percentText() + " "
                                        + known.kind().wireName()))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(classes);
    }

    @ParameterizedTest
    @CsvSource({
        "NZ, NZD, Pacific/Auckland",
        "AU, AUD, Australia/Sydney",
        "GB, GBP, Europe/London",
        "DE, EUR, Europe/Berlin",
        "US, USD, America/New_York"
    })
    void currencyAndZoneAreTheCountrys(CountryProfile profile, String currency, String zone) {
        assertThat(profile.currency()).isEqualTo(currency);
        assertThat(profile.timeZone().getId()).isEqualTo(zone);
    }

    @ParameterizedTest
    @EnumSource
    void defaultClassIsOneOfTheProfile(CountryProfile profile) {
        assertThat(profile.taxClasses()).extracting(NewTaxClass::code).contains(profile.defaultTaxClass());
    }

    @ParameterizedTest
    @EnumSource
    void classesAreShownInTheOrderOfTheProfile(CountryProfile profile) {
        assertThat(profile.taxClasses())
                .extracting(NewTaxClass::displayOrder)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void periodsOfAClassFollowEachOtherWithoutGapOrOverlap(CountryProfile profile) {
        for (NewTaxClass known : profile.taxClasses()) {
            List<NewTaxClass.Rate> rates = known.rates();
            for (int i = 1; i < rates.size(); i++) {
                assertThat(rates.get(i - 1).effectiveUntil())
                        .isEqualTo(rates.get(i).effectiveFrom().minusDays(1));
            }
        }
    }

    @Test
    void profileIsFoundByItsCountry() {
        assertThat(CountryProfile.of("NZ")).contains(CountryProfile.NZ);
        assertThat(CountryProfile.of("nz")).isEmpty();
        assertThat(CountryProfile.of("FR")).isEmpty();
    }

    private static boolean contains(NewTaxClass.Rate rate, LocalDate day) {
        return new PriceCandidates.Period(rate.effectiveFrom(), rate.effectiveUntil()).contains(day);
    }
}
