/** Exports as a client of the API has them made. */
@NullMarked
package com.pivotalflow.export;

import org.jspecify.annotations.NullMarked;
