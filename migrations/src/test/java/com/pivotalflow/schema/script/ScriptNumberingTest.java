package com.pivotalflow.schema.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.script.ScriptNumbering.Proposal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptNumberingTest {

    @Test
    void numbersAreComparedAsNumbers() {
        assertThat(proposed("V10__b.sql", "V9__a.sql", "V9.1__ab.sql", "V009.02__ac.sql"))
                .containsExactly("V0013__a.sql", "V0014__ab.sql", "V0015__ac.sql", "V0016__b.sql");
    }

    @Test
    void timestampsAreNumbersToo() {
        assertThat(proposed("20240102030405_add_rating.sql", "2023-12-31-init.sql", "20240101000000_x.sql"))
                .containsExactly("V0013__init.sql", "V0014__x.sql", "V0015__add_rating.sql");
    }

    @Test
    void wordsBecomeThoseOfOurNames() {
        assertThat(proposed("1 - AddRating (again).SQL", "2.sql", "3_ümlaut.sql"))
                .containsExactly("V0013__add_rating_again.sql", "V0014__script.sql", "V0015__mlaut.sql");
    }

    @Test
    void whatNamesDoNotTellIsLeftToAPerson() {
        List<Proposal> proposals = ScriptNumbering.propose(List.of("fix.sql", "1_a.sql", "01_b.sql", "2_a.sql"), 13);

        assertThat(proposals)
                .extracting(Proposal::proposed)
                .containsExactly("V0013__b.sql", "V0014__a.sql", "V0015__a_2.sql", "V0016__fix.sql");
        assertThat(proposals.get(0).doubt()).contains("another file has its number");
        assertThat(proposals.get(1).doubt()).contains("another file has its number");
        assertThat(proposals.get(2).doubt()).isEmpty();
        assertThat(proposals.get(3).doubt()).contains("no number in its name");
    }

    private static List<String> proposed(String... files) {
        return ScriptNumbering.propose(List.of(files), 13).stream()
                .map(Proposal::proposed)
                .toList();
    }
}
