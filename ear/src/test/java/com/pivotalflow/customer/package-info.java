/** Customers and their contacts over HTTP, as a client of the API reads them. */
@NullMarked
package com.pivotalflow.customer;

import org.jspecify.annotations.NullMarked;
