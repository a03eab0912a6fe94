/**
 * The operators' command line, {@code java -jar migrations-<version>-cli.jar COMMAND}.
 *
 * <p>Owns which commands there are, their options, their texts and what the process ends with. Must not decide
 * anything about a schema: each command calls one method of {@code com.pivotalflow.schema} and shows its report.
 *
 * <p>Main type: {@link com.pivotalflow.schema.cli.Cli}. The commands stand in {@code command}, what they are given in
 * {@code login}, how they answer in {@code console}.
 */
@NullMarked
package com.pivotalflow.schema.cli;

import org.jspecify.annotations.NullMarked;
