/**
 * The files that pages are made of, as the application carries them: {@link com.pivotalflow.rest.files.PageFiles} hands
 * them out, {@link com.pivotalflow.rest.files.PageStore} reads and names them. Must not know what is in them.
 */
@NullMarked
package com.pivotalflow.rest.files;

import org.jspecify.annotations.NullMarked;
