/**
 * Bodies: how commands are read and answers written.
 *
 * <p>{@link com.pivotalflow.rest.json.CommandReader} reads a request body in phases, each of which reports all it finds:
 * syntax, business values among labels, then shape, where the record that the body becomes is the description of what is
 * allowed. A merge patch is bound to the same record, member by member, as {@link
 * com.pivotalflow.rest.json.MergePatch}. Jackson only splits the text into tokens: numbers are taken as text and never pass through {@code double}.
 * {@link com.pivotalflow.rest.json.JsonProvider} writes answers. Nothing here knows a feature.
 */
@NullMarked
package com.pivotalflow.rest.json;

import org.jspecify.annotations.NullMarked;
