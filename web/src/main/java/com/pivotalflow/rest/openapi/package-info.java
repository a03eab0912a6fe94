/**
 * The description of the interface, OpenAPI 3.1, made from the resources that are deployed.
 *
 * <p>{@link com.pivotalflow.rest.openapi.DescriptionPage} answers with it; {@link
 * com.pivotalflow.rest.openapi.InterfaceDescription} is the whole, {@link com.pivotalflow.rest.openapi.Route} what is
 * known of one operation, {@link com.pivotalflow.rest.openapi.Schemas} what bodies look like. Whatever can be read from a
 * method or a record is read from it, so that a new resource describes itself; {@link com.pivotalflow.rest.Operation}
 * and the files in {@code examples} add the rest. Nothing here knows a feature.
 */
@NullMarked
package com.pivotalflow.rest.openapi;

import org.jspecify.annotations.NullMarked;
