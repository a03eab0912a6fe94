package com.pivotalflow.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program that is run to its end; its output is kept for the message that explains a failure. */
record Command(List<String> words) {

    Command {
        words = List.copyOf(words);
    }

    /**
     * What a program that has ended leaves behind.
     *
     * @param output standard output and standard error together
     */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    Outcome run() {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        // PostgreSQL's own variables would lead its programs elsewhere; its messages should be the ones in the manual.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output.strip());
        } catch (IOException e) {
            return new Outcome(-1, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException(ExitCode.FAILED, "Interrupted while waiting for " + words.get(0), e);
        }
    }
}
