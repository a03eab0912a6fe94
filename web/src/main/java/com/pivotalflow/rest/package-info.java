/**
 * The HTTP interface: addresses, status codes, headers. One resource per plural noun; each method is one call of one
 * service and one answer.
 *
 * <p>A resource names the right it needs with {@code @RolesAllowed} and its query parameters with {@link
 * com.pivotalflow.rest.Parameters}; reads filters and pages through {@link com.pivotalflow.rest.ListRequest}; answers
 * through {@link com.pivotalflow.rest.Answers}; and tells by {@link com.pivotalflow.rest.Operation} what the description of
 * the interface ({@code openapi}) can't see. One that changes a record is marked {@link
 * com.pivotalflow.rest.IfMatchRequired} and hands the service what {@link com.pivotalflow.rest.IfMatch} read. Rules,
 * entities and statements do not belong here. The subpackages hold what happens around a resource: who is calling
 * ({@code security}), how bodies are read and written ({@code json}), how refusals look ({@code problem}), how often
 * somebody may ask ({@code limits}), and what every request and answer has ({@code transport}).
 */
@NullMarked
package com.pivotalflow.rest;

import org.jspecify.annotations.NullMarked;
