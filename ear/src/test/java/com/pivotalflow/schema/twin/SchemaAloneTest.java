package com.pivotalflow.schema.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaAloneTest {

    private final SchemaAlone alone = new SchemaAlone();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INDEX | CREATE INDEX i ON public.t USING btree (a) WHERE (b IS NULL) | partial and expression indexes",
                "INDEX | CREATE UNIQUE INDEX i ON public.t USING btree (lower(a)) | partial and expression indexes",
                "INDEX | CREATE INDEX i ON public.t USING gin (a jsonb_path_ops) | partial and expression indexes",
                "CONSTRAINT | EXCLUDE USING gist (a WITH =) | exclusion constraints",
                "CONSTRAINT | CHECK ((a > 0)) | checks",
                "POLICY | FOR ALL | policies",
                "GRANT | TABLE SELECT | grants",
                "COMMENT | a table | comments"
            })
    void whatNoMappingCanSayIsCounted(Kind kind, String definition, String sort) {
        assertThat(alone.takes(new Entry("i on public.t", kind, definition))).isTrue();
        assertThat(alone.counts()).containsOnlyKeys(sort).containsEntry(sort, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INDEX | CREATE INDEX i ON public.t USING btree (a, \"position\" DESC NULLS LAST)",
                "INDEX | CREATE UNIQUE INDEX i ON public.t USING btree (a) INVALID",
                "CONSTRAINT | UNIQUE (a)",
                "CONSTRAINT | FOREIGN KEY (a) REFERENCES public.b(id)",
                "COLUMN | text",
                "TRIGGER | CREATE TRIGGER",
                "SEQUENCE | bigint",
                "TABLE | table"
            })
    void theRestIsCompared(Kind kind, String definition) {
        assertThat(alone.takes(new Entry("i on public.t", kind, definition))).isFalse();
        assertThat(alone.counts()).isEmpty();
    }

    @Test
    void severalOfASortAddUp() {
        alone.count("defaults");
        alone.count("defaults");

        assertThat(alone.counts()).containsEntry("defaults", 2);
    }
}
