/** Rate cards, their prices and what prices are made of, over HTTP, as a client of the API reads them. */
@NullMarked
package com.pivotalflow.ratecard;

import org.jspecify.annotations.NullMarked;
