package com.pivotalflow.schema.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.guard.observation.Base;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One word decides: a guard that takes a changed script for the harmless one does not look at what it does. */
class MutationTest {

    private final Map<String, CorpusCase> examples =
            Corpus.cases().stream().collect(Collectors.toMap(CorpusCase::name, Function.identity()));
    private final Map<String, Base> bases = new HashMap<>();

    @Test
    void everyOperatorChangesOneWordOfAHarmlessExample() {
        assertThat(Mutation.ALL).hasSizeGreaterThanOrEqualTo(30);
        assertThat(Mutation.ALL.stream().map(Mutation::operator)).doesNotHaveDuplicates();
        assertThat(Mutation.ALL).allSatisfy(mutation -> {
            CorpusCase harmless = example(mutation);
            assertThat(harmless.isSafe()).isTrue();
            assertThat(mutation.apply(harmless).script().stmts())
                    .isNotEqualTo(harmless.script().stmts());
        });
    }

    @Test
    void everyChangedWordChangesTheVerdict() throws SQLException {
        List<Mutation> unnoticed = new ArrayList<>();
        try (Scratch scratch = Scratch.embedded(DatabaseRoles.standard());
                Corpus corpus = new Corpus(scratch)) {
            Guard guard =
                    new Guard(scratch, ScriptFolder.of(Map.of()), GuardProperties.standard(), TableSizes.unknown());
            for (Mutation mutation : Mutation.ALL) {
                CorpusCase harmless = example(mutation);
                Judged judged = guard.judge(
                        base(corpus, harmless.base()), mutation.apply(harmless).script());
                if (judged.verdict() == Verdict.SAFE) {
                    unnoticed.add(mutation);
                }
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    private CorpusCase example(Mutation mutation) {
        return assertThat(examples.get(mutation.example()))
                .as(mutation.example())
                .isNotNull()
                .actual();
    }

    private Base base(Corpus corpus, String name) throws SQLException {
        Base known = bases.get(name);
        if (known == null) {
            Base.equip(corpus.base(name));
            known = Base.of(corpus.base(name));
            bases.put(name, known);
        }
        return known;
    }
}
