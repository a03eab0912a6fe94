package com.pivotalflow.outbox;

import java.util.UUID;

/**
 * An event that subscribers are to receive.
 *
 * @param id the event
 * @param type name of what happened
 */
public record PublishedEvent(UUID id, String type) {}
