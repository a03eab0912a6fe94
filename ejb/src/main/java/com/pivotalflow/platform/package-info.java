/**
 * Running the platform: opening organizations and keeping them, as administrators of the one organization do that the
 * configuration names.
 *
 * <p>{@link com.pivotalflow.platform.PlatformService} is what they may do; {@link
 * com.pivotalflow.platform.VisitedOrganizationService} is the only place where a transaction leaves its organization for
 * another one, and looks there at nothing but the organization itself; {@link
 * com.pivotalflow.platform.OpeningService} says what every organization begins with. The package must not read anything
 * that an organization does: no quote, no customer, no person.
 */
@NullMarked
package com.pivotalflow.platform;

import org.jspecify.annotations.NullMarked;
