/** Projects over HTTP, as a client of the API reads them. */
@NullMarked
package com.pivotalflow.project;

import org.jspecify.annotations.NullMarked;
