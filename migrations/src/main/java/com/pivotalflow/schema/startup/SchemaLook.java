package com.pivotalflow.schema.startup;

import com.pivotalflow.schema.SchemaOverview;
import com.pivotalflow.schema.SchemaStatus;
import com.pivotalflow.schema.script.Finding;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Looks at the schema, and keeps the answer for a while: the catalog is read that seldom, however often and from however
 * many sides it is asked. Not a bean, see {@link SchemaObserver#withoutContainer()}.
 */
final class SchemaLook {

    private static final System.Logger LOG = System.getLogger(SchemaLook.class.getName());

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SchemaStatus status;
    private final LatestAnswer<SchemaOverview> latest;
    private String told = "";

    SchemaLook(SchemaStatus status, Executor executor, Duration keep) {
        this.status = status;
        this.latest = new LatestAnswer<>(this::look, executor, System::nanoTime, keep, PATIENCE);
    }

    SchemaOverview overview() throws InterruptedException, ExecutionException, TimeoutException {
        return latest.get();
    }

    Map<String, String> state() throws InterruptedException, ExecutionException, TimeoutException {
        SchemaOverview overview = overview();
        Map<String, String> state = new TreeMap<>();
        state.put("status", overview.standing().toString());
        state.put("version", String.valueOf(overview.current().number()));
        state.put("expected", String.valueOf(overview.expected().number()));
        state.put("pending", String.valueOf(overview.behind()));
        state.put("drift", String.valueOf(overview.drift().deviations().size()));
        overview.refusal().ifPresent(reason -> state.put("refused", reason));
        return state;
    }

    private SchemaOverview look() {
        SchemaOverview overview = status.look();
        tell(overview);
        return overview;
    }

    /** Only what is new: the same state each minute would drown the log. One look at a time, so no lock is needed. */
    private void tell(SchemaOverview overview) {
        String state = "schema " + overview.standing();
        if (!overview.findings().isEmpty()) {
            state += overview.findings().stream().map(Finding::toString).collect(Collectors.joining("\n", ":\n", ""));
        } else if (!overview.drift().none()) {
            state += ": " + overview.drift().summary() + "\n" + overview.drift().text();
        }
        if (!state.equals(told)) {
            LOG.log(overview.standing() == SchemaOverview.Standing.OK ? Level.INFO : Level.WARNING, state);
            told = state;
        }
    }
}
