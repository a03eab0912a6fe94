/**
 * Whether the entities fit the live schema.
 *
 * <p>Owns the one question that only the persistence provider can answer while the application runs. Must not know a
 * feature or how the schema comes to be: what is wrong with a table or a column is for {@code migrations} to say, and for
 * the operators to put right.
 *
 * <p>Main type: {@link com.pivotalflow.mapping.MappingCheck}, which answers with a
 * {@link com.pivotalflow.mapping.MappingState}.
 */
@NullMarked
package com.pivotalflow.mapping;

import org.jspecify.annotations.NullMarked;
