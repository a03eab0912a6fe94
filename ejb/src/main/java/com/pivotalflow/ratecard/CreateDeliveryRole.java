package com.pivotalflow.ratecard;

import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A trade role as a client states it.
 *
 * @param code lower-case letters, digits and low lines, unique in the organization
 * @param name what it is called
 * @param seniority level
 * @param sortOrder where it stands in lists; 0 when absent
 * @param isActive whether it is in use; absent means yes
 */
@ServerOwned({"id", "etag", "createdAt", "updatedAt"})
public record CreateDeliveryRole(
        @Pattern(regexp = "[a-z][a-z0-9_]{0,49}", message = "{FORMAT}")
        String code,

        @Length(min = 1, max = 100) String name,
        @Nullable Seniority seniority,
        @Nullable Integer sortOrder,
        @Nullable Boolean isActive) {

    /** The same with what stands for absent members. */
    CreateDeliveryRole complete() {
        return new CreateDeliveryRole(
                code, name, seniority, sortOrder == null ? 0 : sortOrder, !Boolean.FALSE.equals(isActive));
    }
}
