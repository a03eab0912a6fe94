package com.pivotalflow.metadata;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Decides {@link NoBusinessValues}. */
public class NoBusinessValuesValidator implements ConstraintValidator<NoBusinessValues, Metadata> {

    @Override
    public boolean isValid(@Nullable Metadata metadata, ConstraintValidatorContext context) {
        return metadata == null
                || MetadataGuard.violations("metadata", metadata.labels()).isEmpty();
    }
}
