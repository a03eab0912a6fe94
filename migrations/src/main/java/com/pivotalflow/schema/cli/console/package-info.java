/**
 * What a command answers with, and how it is shown: text or JSON on standard output, progress on standard error.
 *
 * <p>Owns the form of the JSON document, described by {@code answer.schema.json} beside it, and everything about
 * terminals. Must not know a command or a database.
 *
 * <p>Main types: {@link com.pivotalflow.schema.cli.console.Answer}; {@link com.pivotalflow.schema.cli.console.Console}.
 */
@NullMarked
package com.pivotalflow.schema.cli.console;

import org.jspecify.annotations.NullMarked;
