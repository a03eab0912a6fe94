/**
 * The commands, one class each.
 *
 * <p>Owns their options, their help and how a report reads. Must not reach below the facade but for the words it
 * answers with.
 *
 * <p>Main types: {@link com.pivotalflow.schema.cli.command.Action}, what a command is;
 * {@link com.pivotalflow.schema.cli.command.CommonOptions}, what all of them take.
 */
@NullMarked
package com.pivotalflow.schema.cli.command;

import org.jspecify.annotations.NullMarked;
