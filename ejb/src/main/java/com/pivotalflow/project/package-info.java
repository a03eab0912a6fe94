/**
 * Work for a customer.
 *
 * <p>{@link com.pivotalflow.project.ProjectService} lists and reads projects. A quote may name a project; a project
 * knows no quotes: the quote it came from is read from the conversion row by a query, never by an import.
 */
@NullMarked
package com.pivotalflow.project;

import org.jspecify.annotations.NullMarked;
