package com.pivotalflow.organization;

/**
 * What became of an organization.
 *
 * @param before how it was
 * @param after how it is now
 */
public record OrganizationChange(OrganizationView before, OrganizationView after) {}
