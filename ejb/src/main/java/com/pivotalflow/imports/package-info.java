/**
 * Imports: files of customers, contacts and prices that become records in the background, by the rules that one record is
 * made by.
 *
 * <p>{@link com.pivotalflow.imports.ImportService} takes a file, keeps it piece by piece and stores a job; {@link
 * com.pivotalflow.imports.ImportHandler} reads it row by row and has the features make the records a few hundred at a time:
 * all of them in one transaction, or each few hundred in one of their own. How a file is written is not known here: {@link
 * com.pivotalflow.imports.RowForms} is brought by whoever reads requests, so that a row is read as the body of a request
 * is. The package must not judge a row by itself; what is wrong with one is said by its feature.
 */
@NullMarked
package com.pivotalflow.imports;

import org.jspecify.annotations.NullMarked;
