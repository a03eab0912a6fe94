package com.pivotalflow.ratecard;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A category of services as a client states it.
 *
 * @param name what it is called, unique in the organization without regard to case
 * @param code short name, unique likewise
 * @param description free text
 * @param parentId the category it is part of
 * @param sortOrder where it stands among its siblings; 0 when absent
 * @param colour {@code #} and six hexadecimal digits in lower case
 * @param icon name of a picture
 * @param isVisible whether pick lists show it; absent means yes
 * @param isActive whether it is in use; absent means yes
 * @param metadata labels
 */
@ServerOwned({"id", "etag", "createdAt", "updatedAt"})
public record CreateServiceCategory(
        @Length(min = 1, max = 255) String name,
        @Nullable @Length(min = 1, max = 50) String code,
        @Nullable @Length(max = 2000) String description,
        @Nullable ServiceCategoryId parentId,
        @Nullable Integer sortOrder,

        @Nullable @Pattern(regexp = "#[0-9a-f]{6}", message = "{FORMAT}")
        String colour,

        @Nullable @Length(min = 1, max = 50) String icon,
        @Nullable Boolean isVisible,
        @Nullable Boolean isActive,
        @NoBusinessValues Metadata metadata) {

    /** The same with what stands for absent members. */
    CreateServiceCategory complete() {
        return new CreateServiceCategory(
                name,
                code,
                description,
                parentId,
                sortOrder == null ? 0 : sortOrder,
                colour,
                icon,
                !Boolean.FALSE.equals(isVisible),
                !Boolean.FALSE.equals(isActive),
                metadata);
    }
}
