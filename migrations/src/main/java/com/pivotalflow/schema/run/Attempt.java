package com.pivotalflow.schema.run;

import java.time.Instant;

/**
 * An attempt at a script that has no outcome yet: its runner is at work, or was killed.
 *
 * @param id what closes it
 * @param script the file
 * @param node where its runner is or was
 * @param step how far it had come when it was written down
 * @param started when that was
 */
public record Attempt(long id, String script, String node, String step, Instant started) {}
