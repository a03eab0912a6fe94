package com.pivotalflow.job;

import com.pivotalflow.organization.OrganizationId;

/**
 * Somebody waits for a job that the present transaction stores.
 *
 * @param organization whose it is
 */
record JobStored(OrganizationId organization) {}
