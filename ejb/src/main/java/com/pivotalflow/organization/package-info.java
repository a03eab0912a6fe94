/**
 * The tenant: an organization, its defaults for money, tax and numbers, and who acts in it.
 *
 * <p>Owns {@link com.pivotalflow.organization.OrganizationId} and {@link com.pivotalflow.organization.Caller}, which
 * every service takes first, and the only place that binds a transaction to a tenant
 * ({@link com.pivotalflow.organization.InTenant}). {@link com.pivotalflow.organization.PlatformOrganization} is the one
 * whose administrators keep all the others, and {@link com.pivotalflow.organization.Visiting} lets them do it. It must
 * not know customers, quotes or users' credentials.
 */
@NullMarked
package com.pivotalflow.organization;

import org.jspecify.annotations.NullMarked;
