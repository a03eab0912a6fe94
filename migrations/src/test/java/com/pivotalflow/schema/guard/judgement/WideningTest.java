package com.pivotalflow.schema.guard.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change of type is free of loss only if the new type is known to hold every value of the old one. */
class WideningTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integer                        | bigint                         | true
            bigint                         | integer                        | false
            integer                        | numeric(10,0)                  | true
            integer                        | numeric(9,0)                   | false
            bigint                         | double precision               | false
            integer                        | double precision               | true
            numeric(8,2)                   | numeric(14,2)                  | true
            numeric(8,2)                   | numeric(8,1)                   | false
            numeric(8,2)                   | numeric(8,3)                   | false
            numeric(8,2)                   | numeric                        | true
            numeric                        | numeric(8,2)                   | false
            numeric(8,2)                   | double precision               | false
            character varying(40)          | character varying(80)          | true
            character varying(40)          | character varying(39)          | false
            character varying(40)          | text                           | true
            text                           | character varying(40)          | false
            character varying              | character varying(40)          | false
            character(3)                   | character                      | false
            text                           | integer                        | false
            integer                        | text                           | true
            date                           | timestamp with time zone       | true
            timestamp with time zone       | date                           | false
            timestamp(3) with time zone    | timestamp(6) with time zone    | true
            timestamp with time zone       | timestamp(3) with time zone    | false
            timestamp with time zone       | timestamp(6) with time zone    | true
            timestamp without time zone    | timestamp with time zone       | true
            timestamp with time zone       | timestamp without time zone    | false
            integer[]                      | bigint[]                       | true
            bigint[]                       | integer[]                      | false
            integer                        | integer[]                      | false
            uuid                           | text                           | true
            text                           | uuid                           | false
            jsonb                          | json                           | true
            json                           | jsonb                          | false
            double precision               | real                           | false
            """)
    void whetherATypeHoldsAllValuesOfAnotherIsKnown(String old, String now, boolean wider) {
        assertThat(Widening.isWider(old, now)).isEqualTo(wider);
    }
}
