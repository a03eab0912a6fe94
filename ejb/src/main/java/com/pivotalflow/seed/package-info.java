/**
 * The demonstration tenant: an organization with people, customers, prices and one draft quote, for trying the product
 * out. Written only when asked for, by natural key; a second run changes nothing, and nothing is ever updated or
 * deleted.
 */
@NullMarked
package com.pivotalflow.seed;

import org.jspecify.annotations.NullMarked;
