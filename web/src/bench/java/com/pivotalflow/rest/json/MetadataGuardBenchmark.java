package com.pivotalflow.rest.json;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataGuard;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.DomainException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the guard costs a request whose labels take 2 KiB, in microseconds. It asserts nothing: a figure belongs to its
 * machine.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MetadataGuardBenchmark {

    private static final int SIZE = 2 * 1024;

    private static final String MEMBERS = "\"campaign %d\":\"Autumn in the south\","
            + "\"display-%d\":{\"order\":%d,\"tags\":[\"new\",{\"icon\":\"leaf\"}]},";

    /** The last member of the labels, whose value fills them up to their size; both names are equally long. */
    private static final Map<String, String> LAST = Map.of("clean", "colour", "forbidden", "Amount");

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    /** Whether the last key of the labels is a business value, so that the guard walks all of them to find it. */
    @Param({"clean", "forbidden"})
    public String labels = "clean";

    private byte[] body = {};
    private Object tree = Map.of();
    private Metadata metadata = Metadata.none();

    /**
     * What a client sends.
     *
     * @param metadata its labels
     */
    public record Labelled(@NoBusinessValues Metadata metadata) {}

    /** Writes the labels, and reads them as far as each measurement expects. */
    @Setup
    public void write() throws IOException {
        String text = labels();
        if (text.length() != SIZE) {
            throw new IllegalStateException("labels of " + text.length() + " bytes");
        }
        body = ("{\"metadata\":" + text + "}").getBytes(StandardCharsets.UTF_8);
        tree = JsonTree.read(new ByteArrayInputStream(body)).orElseThrow();
        Object written = JsonTree.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
        Object bound = Labels.bind(written, "/metadata", new Findings(VALIDATOR));
        metadata = new Metadata(Labels.checked((Map<?, ?>) bound));
    }

    /** The guard at the door, on the tree of a body; the refusal of what it finds included. */
    @Benchmark
    public Object guardAtTheDoor() {
        try {
            MetadataMembers.requireClean(tree);
            return tree;
        } catch (DomainException refusal) {
            return refusal;
        }
    }

    /** The walk that Bean Validation and the converter of a column make once more, each for itself. */
    @Benchmark
    public Object guardOfBoundLabels() {
        return MetadataGuard.violations("", metadata.labels());
    }

    /** The whole way from bytes to a valid command or to the refusal, guards included. */
    @Benchmark
    public Object requestReadAndJudged() throws IOException {
        try {
            return Commands.read(new ByteArrayInputStream(body), Labelled.class, VALIDATOR);
        } catch (DomainException refusal) {
            return refusal;
        }
    }

    private String labels() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; text.length() < SIZE - 200; i++) {
            text.append(String.format(MEMBERS, i, i, i));
        }
        text.append('"').append(LAST.get(labels)).append("\":\"");
        return text.append("x".repeat(SIZE - text.length() - 2)).append("\"}").toString();
    }
}
