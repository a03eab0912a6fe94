package com.pivotalflow.outbox;

import java.util.List;

/**
 * Events that the present transaction writes down.
 *
 * @param types of each of them
 */
record Published(List<EventType> types) {}
