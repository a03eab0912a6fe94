package com.pivotalflow.metadata;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides {@link NoBusinessValues}: each business value is a violation of its own, told with its path and key. */
public class NoBusinessValuesValidator implements ConstraintValidator<NoBusinessValues, Metadata> {

    /** What a message template would read as a parameter or an expression: paths and keys are the client's text. */
    private static final Pattern MEANINGFUL = Pattern.compile("[\\\\{}$]");

    @Override
    public boolean isValid(@Nullable Metadata metadata, ConstraintValidatorContext context) {
        if (metadata == null) {
            return true;
        }
        List<Violation> violations = MetadataGuard.violations("", metadata.labels());
        if (!violations.isEmpty()) {
            context.disableDefaultConstraintViolation();
            violations.forEach(violation -> context.buildConstraintViolationWithTemplate(
                            MEANINGFUL.matcher(violation.messageWithPath()).replaceAll("\\\\$0"))
                    .addConstraintViolation());
        }
        return violations.isEmpty();
    }
}
