/**
 * The twin of the schema: the tables that the entities describe, made by Hibernate, beside the tables that the scripts
 * make. Where they differ, one of the two is wrong, and the scripts own the schema.
 *
 * <p>Owns reading the mapping, the comparison in both directions, the equivalences it admits (E1 to E5, a class each)
 * and the stated exceptions. Must not change an entity or a script, and knows no table by name.
 *
 * <p>Main types: {@link com.pivotalflow.schema.twin.Twin}, which compares; {@link com.pivotalflow.schema.twin.Mapping},
 * what entities say beyond their tables; {@link com.pivotalflow.schema.twin.TwinReport}, what was found.
 */
@NullMarked
package com.pivotalflow.schema.twin;

import org.jspecify.annotations.NullMarked;
