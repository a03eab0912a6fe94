package com.pivotalflow.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The definitions of the images: what they are built from, who runs in them. */
class ContainerfilesTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path FOLDER = PROJECT.resolve("server-config/src/main/container");

    @ParameterizedTest
    @ValueSource(strings = {"server", "migrator"})
    void everyImageIsPinnedProbedAndNotRoot(String name) throws IOException {
        List<String> stages = stages(name);

        for (String stage : stages.subList(1, stages.size())) {
            assertThat(stage).containsPattern("\nUSER [1-9]\\d*:[1-9]\\d*\n").containsPattern("\nHEALTHCHECK ");
            assertThat(stage.substring(stage.lastIndexOf("\nUSER "))).doesNotContain("\nRUN ", "\nCOPY ");
        }
        Matcher base = Pattern.compile("\nARG \\w+_IMAGE=(\\S+)").matcher(stages.get(0));
        int bases = 0;
        for (; base.find(); bases++) {
            assertThat(base.group(1)).matches("docker\\.io/library/[a-z-]+:\\d+\\.\\d+\\S*");
        }
        assertThat(bases).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "migrator"})
    void whatIsCopiedIsThereOrBuiltAndLetThrough(String name) throws IOException {
        String admitted = Files.readString(FOLDER.resolve(name + ".Containerfile.dockerignore"));
        for (String source : copied(name)) {
            if (!source.contains("/target/")) {
                assertThat(PROJECT.resolve(source)).exists();
            }
            assertThat(admitted.lines().filter(line -> line.startsWith("!")).map(line -> line.substring(1)))
                    .as(source)
                    .anyMatch(line -> source.equals(line) || source.startsWith(line + "/"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "migrator"})
    void whatIsStartedWasCopied(String name) throws IOException {
        String all = String.join("\n", stages(name));
        Matcher command = Pattern.compile("(?:ENTRYPOINT|CMD) \\[\"(/[^\"]+)\"").matcher(all);
        List<String> started = new ArrayList<>();
        while (command.find()) {
            started.add(Path.of(command.group(1)).getFileName().toString());
        }

        assertThat(copied(name).stream()
                        .map(source -> Path.of(source).getFileName().toString()))
                .containsAll(started);
        assertThat(started).isNotEmpty();
    }

    private static List<String> stages(String name) throws IOException {
        return List.of(Files.readString(FOLDER.resolve(name + ".Containerfile")).split("(?m)^FROM "));
    }

    private static List<String> copied(String name) throws IOException {
        List<String> sources = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(name + ".Containerfile"))) {
            if (line.startsWith("COPY ") && !line.contains("--from=")) {
                List<String> words = new ArrayList<>(List.of(line.split(" ")));
                words.removeIf(word -> word.startsWith("--") || word.equals("COPY"));
                sources.addAll(words.subList(0, words.size() - 1));
            }
        }
        return sources;
    }
}
