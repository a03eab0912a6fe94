/**
 * The rule that no business value hides in JSON, tried at each layer with the others out of the way, and over everything
 * there is: every column of the migrated database, every entity, every query.
 *
 * <p>Owns the script that brings a changed list of forbidden keys into the database. Knows no table by name.
 */
@NullMarked
package com.pivotalflow.metadata;

import org.jspecify.annotations.NullMarked;
