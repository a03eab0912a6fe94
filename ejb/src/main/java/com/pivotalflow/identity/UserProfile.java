package com.pivotalflow.identity;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed of a person by hand.
 *
 * @param firstName given name
 * @param lastName family name
 * @param displayName how others see them
 * @param phone as it is written
 * @param timezone IANA name
 * @param locale BCP 47 tag
 * @param preferences of their screens
 * @param metadata labels
 */
@ServerOwned({"id", "etag", "email", "status", "roles", "lastLoginAt", "createdAt", "updatedAt"})
public record UserProfile(
        @Length(min = 1, max = 100) String firstName,
        @Length(min = 1, max = 100) String lastName,
        @Nullable @Length(min = 1, max = 200) String displayName,
        @Nullable @Length(min = 3, max = 30) String phone,
        @Length(min = 1, max = 64) String timezone,
        @Length(min = 2, max = 35) String locale,
        @NoBusinessValues Metadata preferences,
        @NoBusinessValues Metadata metadata) {}
