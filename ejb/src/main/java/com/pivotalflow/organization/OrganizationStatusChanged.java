package com.pivotalflow.organization;

/**
 * The status of an organization has changed: whoever remembers that its people may act, or may not, forgets it. Fired
 * within the transaction; observers wait for its success.
 */
public record OrganizationStatusChanged(OrganizationId organization) {}
