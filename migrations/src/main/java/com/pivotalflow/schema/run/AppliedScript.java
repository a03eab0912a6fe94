package com.pivotalflow.schema.run;

import java.time.Duration;

/**
 * One script that a run applied.
 *
 * @param script its file name, such as {@code V0012__lookup_functions.sql}
 * @param took how long its statements ran
 */
public record AppliedScript(String script, Duration took) {}
