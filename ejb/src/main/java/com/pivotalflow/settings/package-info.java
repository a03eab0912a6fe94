/**
 * What an organization decides about itself: its profile, what its documents begin with, how passwords and sessions are
 * kept, which features and channels of notification are on, and named settings.
 *
 * <p>{@link com.pivotalflow.settings.OrganizationDetailsService} and {@link
 * com.pivotalflow.settings.QuotingDefaultsService} keep two sides of one row; {@link
 * com.pivotalflow.settings.SecurityPolicyService}, {@link com.pivotalflow.settings.FeatureFlagService} and {@link
 * com.pivotalflow.settings.NotificationPreferenceService} are also what others ask. A change touches no document that
 * exists. The package must not know people, customers or documents.
 */
@NullMarked
package com.pivotalflow.settings;

import org.jspecify.annotations.NullMarked;
