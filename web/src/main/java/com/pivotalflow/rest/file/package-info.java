/**
 * Files that are sent to become records: received, and read row by row as bodies of requests are.
 *
 * <p>{@link com.pivotalflow.rest.file.Upload} keeps what is received on disk until it is stored, {@link
 * com.pivotalflow.rest.file.FileForms} reads files for {@link com.pivotalflow.imports}. No more than a row of a file is in
 * memory. Nothing here knows what a row becomes.
 */
@NullMarked
package com.pivotalflow.rest.file;

import org.jspecify.annotations.NullMarked;
