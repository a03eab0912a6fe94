package com.pivotalflow.identity.token;

import com.pivotalflow.organization.OrganizationId;
import java.util.UUID;

/**
 * Where a token lives.
 *
 * @param organization the tenant
 * @param id the row
 */
public record FoundToken(OrganizationId organization, UUID id) {}
