/**
 * The rule that no business value hides in JSON: the type of labels, the one list of forbidden keys and the guard that
 * finds them.
 *
 * <p>Owns {@link com.pivotalflow.metadata.Metadata}, the content of every guarded JSONB column;
 * {@link com.pivotalflow.metadata.ForbiddenKeys}, which the database function repeats; and
 * {@link com.pivotalflow.metadata.MetadataGuard}. It imports nothing of ours, because every feature uses it.
 */
@NullMarked
package com.pivotalflow.metadata;

import org.jspecify.annotations.NullMarked;
