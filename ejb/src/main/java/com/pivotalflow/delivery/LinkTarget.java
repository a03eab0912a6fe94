package com.pivotalflow.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * What a link shows.
 *
 * @param quote the quote
 * @param version the version that was sent
 * @param deadline when the time for a decision is over
 */
public record LinkTarget(UUID quote, UUID version, Instant deadline) {}
