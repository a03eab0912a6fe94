/**
 * What a client brings when it changes a record that exists: the state it saw, and the members it wants otherwise.
 *
 * <p>{@link com.pivotalflow.change.Precondition} is asked by a service once the record is found and before anything is
 * judged by its status; {@link com.pivotalflow.change.Patch} gives the command that the record would be made from now,
 * and {@link com.pivotalflow.change.Sameness} tells whether that is a change at all. {@link
 * com.pivotalflow.change.PatchOnly} marks members of a command that only make sense of something that exists. The
 * package knows no feature, no database and no transport.
 */
@NullMarked
package com.pivotalflow.change;

import org.jspecify.annotations.NullMarked;
