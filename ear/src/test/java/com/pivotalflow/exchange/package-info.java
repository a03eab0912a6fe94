/** Exchange rates over HTTP, as a client of the API keeps and finds them. */
@NullMarked
package com.pivotalflow.exchange;

import org.jspecify.annotations.NullMarked;
