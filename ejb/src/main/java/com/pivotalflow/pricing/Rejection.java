package com.pivotalflow.pricing;

import java.io.Serializable;

/**
 * One thing that is wrong with a quote.
 *
 * @param pointer where, as an RFC 6901 pointer into the request body, for example {@code /lines/0/discounts/1}
 * @param code what
 * @param detail one sentence for the reader
 */
public record Rejection(String pointer, RejectionCode code, String detail) implements Serializable {}
