package com.pivotalflow.schema.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwinExceptionsTest {

    private static final TwinFinding LONGER = new TwinFinding(
            TwinRule.LENGTH, new Entry.Key("public.roles.name", Kind.COLUMN), "at most 90 characters", "varchar(100)");

    private static final TwinReport REPORT = new TwinReport(List.of(LONGER), Map.of("checks", 3), 1, List.of());

    @Test
    void anExceptionExcusesItsFindingAndNoOther() {
        assertThat(exception("length", "column public.roles.name").unwanted(REPORT))
                .isEmpty();
        assertThat(exception("type", "column public.roles.name").unwanted(REPORT))
                .containsExactly(LONGER);
        assertThat(exception("length", "column public.roles.names").unwanted(REPORT))
                .containsExactly(LONGER);
    }

    @Test
    void oneThatExcusesNothingIsToldApart() {
        assertThat(exception("length", "column public.roles.name").unused(REPORT))
                .isEmpty();
        assertThat(exception("type", "column public.roles.name").unused(REPORT))
                .extracting(Object::toString)
                .containsExactly("type column public.roles.name");
    }

    @Test
    void aFileThatSaysTooLittleIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwinExceptions.parse("exceptions: [{rule: length, reason: so, objects: [x]}]"))
                .withMessageContaining("no reason");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> exception("longer", "column public.roles.name"))
                .withMessageContaining("no rule");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwinExceptions.parse("exemptions: []"))
                .withMessageContaining("exemptions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> exception("length", "column public.roles.name, column public.roles.name"))
                .withMessageContaining("twice");
    }

    @Test
    void aReportReadsAsTextAndAsJson() {
        assertThat(REPORT.text())
                .contains("1 tables of entities, 1 differences")
                .contains("length: column public.roles.name")
                .containsPattern("scripts +at most 90 characters")
                .containsPattern("entities +varchar\\(100\\)")
                .endsWith("of the schema alone: 3 checks");
        assertThat(REPORT.json())
                .hasToString("{\"ok\":false,\"tables\":1,\"findings\":[{\"rule\":\"length\",\"object\":"
                        + "\"column public.roles.name\",\"scripts\":\"at most 90 characters\",\"entities\":"
                        + "\"varchar(100)\"}],\"schemaAlone\":{\"checks\":3}}");
    }

    private static TwinExceptions exception(String rule, String objects) {
        return TwinExceptions.parse("""
                exceptions:
                  - rule: %s
                    reason: Because a test wants it so.
                    objects: [%s]
                """.formatted(rule, objects));
    }
}
