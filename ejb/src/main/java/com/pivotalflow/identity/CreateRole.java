package com.pivotalflow.identity;

import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import org.jspecify.annotations.Nullable;

/**
 * A role of the organization's own.
 *
 * @param name unique in the organization, without regard to case
 * @param description one sentence for people
 * @param isActive whether it counts; absent means yes
 */
@ServerOwned({"id", "etag", "isSystem", "permissions", "createdAt", "updatedAt"})
public record CreateRole(
        @Length(min = 1, max = 100) String name,
        @Nullable @Length(max = 500) String description,
        @Nullable Boolean isActive) {}
