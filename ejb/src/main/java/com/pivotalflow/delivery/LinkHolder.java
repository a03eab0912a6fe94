package com.pivotalflow.delivery;

import com.pivotalflow.organization.OrganizationId;
import java.util.UUID;

/**
 * Somebody who came by a link.
 *
 * @param organization whose link it is
 * @param link which one
 */
public record LinkHolder(OrganizationId organization, UUID link) {}
