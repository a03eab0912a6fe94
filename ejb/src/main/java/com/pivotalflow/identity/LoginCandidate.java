package com.pivotalflow.identity;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;

/** A user who may be the one that signs in, found before a tenant is known. */
public record LoginCandidate(OrganizationId organization, UserId user) {}
