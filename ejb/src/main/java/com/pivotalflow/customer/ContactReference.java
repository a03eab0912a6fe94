package com.pivotalflow.customer;

import java.util.Optional;

/**
 * What documents need to know of a contact.
 *
 * @param id the contact
 * @param name given and family name
 * @param email their address
 */
public record ContactReference(ContactId id, String name, Optional<String> email) {}
