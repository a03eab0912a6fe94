/**
 * Who buys: customers and prospects, and the people at them.
 *
 * <p>{@link com.pivotalflow.customer.CustomerService} lists and reads them and tells other features, by
 * {@link com.pivotalflow.customer.CustomerReference}, what a document needs to know of its customer. The package knows
 * no project, no quote and no price.
 */
@NullMarked
package com.pivotalflow.customer;

import org.jspecify.annotations.NullMarked;
